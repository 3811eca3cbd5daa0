import { JingweiError, type Branded } from '@jingwei/kernel'
import './errors.ts'

/** SHA-256 of a file's bytes in lower-case hexadecimal: the file's name. */
export type Digest = Branded<'Digest'>

/** The only way from text to a file name, so that no path can be smuggled in. @throws blob.bad_digest */
export function readDigest(text: string): Digest {
  if (!/^[0-9a-f]{64}$/u.test(text)) throw new JingweiError('blob.bad_digest', { found: text.slice(0, 80) })
  return text as Digest
}
