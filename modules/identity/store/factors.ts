import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type Totp = { readonly sealed: Buffer; readonly since?: string }

/** Keeps a secret that waits for its first code; what was confirmed before stays. Returns whether it was kept. */
export async function saveTotp(store: Store, ctx: Ctx, personId: string, sealed: Buffer): Promise<boolean> {
  const rows = await store.query(
    `insert into identity.totp as t (person_id, sealed, created_at) values ($1, $2, $3)
     on conflict (person_id) do update set sealed = excluded.sealed, created_at = excluded.created_at, last_step = -1
     where t.confirmed_at is null returning 1`,
    [personId, sealed, ctx.clock.now()], ctx)
  return rows.length > 0
}

export async function totpOf(store: Store, ctx: Ctx, personId: string): Promise<Totp | undefined> {
  const [row] = await store.query<{ sealed: Buffer; confirmed_at: Date | null }>('select sealed, confirmed_at from identity.totp where person_id = $1', [personId], ctx)
  return row && { sealed: row.sealed, ...(row.confirmed_at === null ? {} : { since: row.confirmed_at.toISOString() }) }
}

/** Uses a time step up: false when it, or a later one, was used before. Of two that come at once one wins. */
export async function useStep(store: Store, ctx: Ctx, personId: string, step: number): Promise<boolean> {
  const rows = await store.query('update identity.totp set last_step = $2 where person_id = $1 and last_step < $2 returning 1', [personId, step], ctx)
  return rows.length > 0
}

export async function confirmTotp(store: Store, ctx: Ctx, personId: string): Promise<void> {
  await store.query('update identity.totp set confirmed_at = $2 where person_id = $1', [personId, ctx.clock.now()], ctx)
}

/** Takes every factor and the recovery codes away. Returns whether there was one. */
export async function dropFactor(store: Store, ctx: Ctx, personId: string): Promise<boolean> {
  await store.query('delete from identity.recovery_code where person_id = $1', [personId], ctx)
  const keys = await store.query('delete from identity.security_key where person_id = $1 returning 1', [personId], ctx)
  return (await dropTotp(store, ctx, personId)) || keys.length > 0
}

/** Takes the secret of the telephone alone away. Returns whether there was one. */
export async function dropTotp(store: Store, ctx: Ctx, personId: string): Promise<boolean> {
  const rows = await store.query('delete from identity.totp where person_id = $1 returning 1', [personId], ctx)
  return rows.length > 0
}

/** Replaces all recovery codes of a person. */
export async function saveRecoveryCodes(store: Store, ctx: Ctx, personId: string, codes: readonly { readonly slot: number; readonly hash: string }[]): Promise<void> {
  await store.query('delete from identity.recovery_code where person_id = $1', [personId], ctx)
  await store.query(
    'insert into identity.recovery_code (person_id, slot, code_hash) select $1, slot, code_hash from unnest($2::smallint[], $3::text[]) as given (slot, code_hash)',
    [personId, codes.map(({ slot }) => slot), codes.map(({ hash }) => hash)], ctx)
}

export async function recoveryHash(store: Store, ctx: Ctx, personId: string, slot: number): Promise<string | undefined> {
  const [row] = await store.query<{ code_hash: string }>('select code_hash from identity.recovery_code where person_id = $1 and slot = $2 and used_at is null', [personId, slot], ctx)
  return row?.code_hash
}

/** Uses a recovery code up; false when another request was sooner. */
export async function useRecoveryCode(store: Store, ctx: Ctx, personId: string, slot: number): Promise<boolean> {
  const rows = await store.query('update identity.recovery_code set used_at = $3 where person_id = $1 and slot = $2 and used_at is null returning 1', [personId, slot, ctx.clock.now()], ctx)
  return rows.length > 0
}

export async function recoveryCodesLeft(store: Store, ctx: Ctx, personId: string): Promise<number> {
  const [row] = await store.query<{ codes: number }>('select count(*)::int as codes from identity.recovery_code where person_id = $1 and used_at is null', [personId], ctx)
  return row?.codes ?? 0
}
