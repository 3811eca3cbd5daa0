import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** A security key of a test: it may lie about where it is, and be copied, as no real one can. */
export type TestKey = { counter: number; origin: string; rpId: string; verified: boolean; readonly id: string; create(options: Options): object; get(options: Options): object; copy(): TestKey }

type Options = { readonly challenge: string }

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest()

/** ES256 with attestation `none` (WebAuthn level 3, 6.1 and 8.7; COSE keys RFC 9053 7.1.1). */
export function securityKey(pair = generateKeyPairSync('ec', { namedCurve: 'P-256' }), id = randomBytes(32)): TestKey {
  const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' })
  const cose = new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, new Uint8Array(Buffer.from(x, 'base64url'))], [-3, new Uint8Array(Buffer.from(y, 'base64url'))]])
  const held = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, isoCBOR.encode(cose)])
  const key: TestKey = {
    counter: 0, origin: 'http://localhost:8080', rpId: 'localhost', verified: false, id: base64url(id),
    create({ challenge }) {
      const attestation = new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', new Uint8Array(data(0x40, held))]])
      return answer({ clientDataJSON: base64url(client('webauthn.create', challenge)), attestationObject: base64url(isoCBOR.encode(attestation as never)), transports: ['usb'] })
    },
    get({ challenge }) {
      key.counter += 1
      const said = client('webauthn.get', challenge)
      const authenticatorData = data(0, Buffer.alloc(0))
      return answer({ clientDataJSON: base64url(said), authenticatorData: base64url(authenticatorData), signature: base64url(sign('sha256', Buffer.concat([authenticatorData, sha256(said)]), pair.privateKey)) })
    },
    copy: () => Object.assign(securityKey(pair, id), { counter: key.counter }),
  }
  const client = (type: string, challenge: string) => Buffer.from(JSON.stringify({ type, challenge, origin: key.origin, crossOrigin: false }))
  const data = (flags: number, rest: Buffer) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | 0x01 | (key.verified ? 0x04 : 0))
    head.writeUInt32BE(key.counter, 1)
    return Buffer.concat([sha256(key.rpId), head, rest])
  }
  const answer = (response: object) => ({ id: key.id, rawId: key.id, type: 'public-key', clientExtensionResults: {}, response })
  return key
}
