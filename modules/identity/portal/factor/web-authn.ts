import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'

/** What went wrong at the key itself, as the name of what to tell its owner. */
export class KeyProblem extends Error {
  readonly word: string
  constructor(word: string, cause?: unknown) {
    super(word, { cause })
    this.word = word
  }
}

/** Loaded when the first key is used: the sign-in page of everybody else stays small. */
const library = () => import('@simplewebauthn/browser')

/** Has the browser make a key; the answer goes to the server as it is. @throws KeyProblem */
export async function createKey(options: unknown): Promise<unknown> {
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON
  demandHere(optionsJSON.rp.id)
  return safely(async () => (await library()).startRegistration({ optionsJSON }))
}

/** Has the browser ask for a key. @throws KeyProblem */
export async function showKey(options: unknown): Promise<unknown> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON
  demandHere(optionsJSON.rpId)
  return safely(async () => (await library()).startAuthentication({ optionsJSON }))
}

/** A key answers at the name it was made for alone; the browser's own words for that help nobody. */
function demandHere(rpId: string | undefined): void {
  if (typeof PublicKeyCredential === 'undefined') throw new KeyProblem(window.isSecureContext ? 'identity.key.noBrowser' : 'identity.key.insecure')
  if (rpId !== location.hostname) throw new KeyProblem('identity.key.notHere')
}

async function safely(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (thrown) {
    throw new KeyProblem(thrown instanceof Error && thrown.name === 'InvalidStateError' ? 'identity.key.known' : 'identity.key.cancelled', thrown)
  }
}
