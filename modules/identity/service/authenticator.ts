import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import { hash, verify } from '@node-rs/argon2'
import { newSecret } from '../domain/secrets.ts'
import { credentialOf } from '../store/credentials.ts'
import { personByAccount } from '../store/people.ts'

export type Proof = { readonly account: string; readonly password: string }

/** Outcome of a proof: who it is, or that it is nobody. An expired one-time password is told apart only once it was right. */
export type Proven = { readonly personId: string; readonly expired: boolean }

/** The port for the ways to sign in: local accounts here, a county's single sign-on or a second factor elsewhere. */
export interface Authenticator {
  /** Takes the same time whether the account exists or not. Undefined: not proven. */
  prove(ctx: Ctx, proof: Proof): Promise<Proven | undefined>
}

/** Argon2id as OWASP's Password Storage cheat sheet asks: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export type Passwords = { hash(password: string): Promise<string>; matches(hashed: string, password: string): Promise<boolean> }

export const passwords: Passwords = {
  hash: (password) => hash(password.normalize('NFKC'), cost),
  matches: (hashed, password) => verify(hashed, password.normalize('NFKC')),
}

/** Accounts kept here. */
export function localAuthenticator(store: Store): Authenticator {
  // Verified against when there is no such account, so that the answer comes no sooner.
  const decoy = passwords.hash(newSecret())
  return {
    async prove(ctx, { account, password }) {
      const person = await personByAccount(store, ctx, account)
      const credential = person && (await credentialOf(store, ctx, person.id))
      const right = await passwords.matches(credential?.hash ?? (await decoy), password)
      if (!right || !person || !credential || person.state !== 'active') return undefined
      return { personId: person.id, expired: credential.expiresAt !== undefined && credential.expiresAt <= ctx.clock.now() }
    },
  }
}
