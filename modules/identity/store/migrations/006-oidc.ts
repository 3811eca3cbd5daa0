import type { Migration } from '@jingwei/kernel'

/** Single sign-on: what must be remembered while somebody is away at the issuer; read once, forgotten after minutes. */
export const oidc: Migration = {
  id: 6,
  name: 'oidc',
  sql: `
create table identity.oidc_attempt (
  state_hash bytea primary key,
  -- Of a secret that never leaves the tab that began: who is sent a foreign answer cannot be signed in by it.
  binding_hash bytea not null,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null
);
`,
}
