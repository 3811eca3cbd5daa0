import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { JingweiError } from '@jingwei/kernel'

/** Keeps short secrets readable by us and by nobody who has the database alone. */
export type Sealing = {
  /** @param owner whom it belongs to: moved to another row, it does not open */
  seal(plain: Buffer, owner: string): Buffer
  /** @throws identity.sealing_key when it was sealed by another key, Error when it was changed */
  open(sealed: Buffer, owner: string): Buffer
}

const [keyBytes, nonceBytes, tagBytes, nameBytes] = [32, 12, 16, 8]

/** AES-256-GCM: `name of the key ‖ nonce ‖ tag ‖ text`. The name tells a lost key from a damaged row. */
export function aesSealing(key: Buffer): Sealing {
  if (key.length !== keyBytes) throw new JingweiError('identity.bad_sealing_key', { expected: keyBytes, found: key.length })
  const name = createHash('sha256').update('jingwei sealing key').update(key).digest().subarray(0, nameBytes)
  return {
    seal(plain, owner) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(owner))
      const text = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([name, nonce, cipher.getAuthTag(), text])
    },
    open(sealed, owner) {
      if (!sealed.subarray(0, nameBytes).equals(name)) throw new JingweiError('identity.sealing_key')
      const nonce = sealed.subarray(nameBytes, nameBytes + nonceBytes)
      const tag = sealed.subarray(nameBytes + nonceBytes, nameBytes + nonceBytes + tagBytes)
      const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(owner)).setAuthTag(tag)
      return Buffer.concat([cipher.update(sealed.subarray(nameBytes + nonceBytes + tagBytes)), cipher.final()])
    },
  }
}
