import { dayInChina, newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Delegation, DelegationState } from '../domain/delegation.ts'

type Row = { id: string; principal_id: string; principal: string; delegate_id: string; delegate: string; starts_on: string; ends_on: string; reason: string; state: DelegationState; allowed_by: string | null; revoked_by: string | null }

/** $1 is today. */
const select = `select d.id, d.principal_id, p.name as principal, d.delegate_id, b.name as delegate, d.starts_on, d.ends_on, d.reason, d.allowed_by, d.revoked_by,
    case when d.revoked_at is not null then 'revoked' when d.ends_on < $1::date then 'over' when d.allowed_at is null then 'asked' when d.starts_on > $1::date then 'planned' else 'active' end as state
  from identity.delegation d join identity.person p on p.id = d.principal_id join identity.person b on b.id = d.delegate_id`

const delegationOf = (row: Row): Delegation => ({
  id: row.id, principalId: row.principal_id, principal: row.principal, delegateId: row.delegate_id, delegate: row.delegate, startsOn: row.starts_on, endsOn: row.ends_on, reason: row.reason, state: row.state,
  ...(row.allowed_by === null ? {} : { allowedBy: row.allowed_by }), ...(row.revoked_by === null ? {} : { revokedBy: row.revoked_by }),
})

const today = (ctx: Ctx): string => dayInChina(ctx.clock.now())

export type NewDelegation = { readonly principalId: string; readonly delegateId: string; readonly startsOn: string; readonly endsOn: string; readonly reason: string; readonly allowed: boolean }

export async function insertDelegation(store: Store, ctx: Ctx, { principalId, delegateId, startsOn, endsOn, reason, allowed }: NewDelegation): Promise<string> {
  const id = newId()
  await store.query(
    'insert into identity.delegation (id, principal_id, delegate_id, starts_on, ends_on, reason, created_at, allowed_at) values ($1, $2, $3, $4, $5, $6, $7, case when $8 then $7::timestamptz end)',
    [id, principalId, delegateId, startsOn, endsOn, reason, ctx.clock.now(), allowed], ctx)
  return id
}

export async function delegationById(store: Store, ctx: Ctx, id: string): Promise<Delegation | undefined> {
  const [row] = await store.query<Row>(`${select} where d.id = $2`, [today(ctx), id], ctx)
  return row && delegationOf(row)
}

/** What somebody gave or was given, or all there is; what is to come first. */
export async function listDelegations(store: Store, ctx: Ctx, personId: string | undefined, limit: number, offset: number): Promise<{ items: Delegation[]; total: number }> {
  const [count] = await store.query<{ total: bigint }>('select count(*) as total from identity.delegation d where ($1::uuid is null or $1 in (d.principal_id, d.delegate_id))', [personId], ctx)
  const rows = await store.query<Row>(`${select} where ($2::uuid is null or $2 in (d.principal_id, d.delegate_id)) order by d.ends_on desc, d.id desc limit $3 offset $4`, [today(ctx), personId, limit, offset], ctx)
  return { items: rows.map(delegationOf), total: Number(count?.total ?? 0n) }
}

/** Who lets somebody act for him today. */
export async function delegationsToday(store: Store, ctx: Ctx, delegateId: string): Promise<Delegation[]> {
  const rows = await store.query<Row>(`${select} where d.delegate_id = $2 and d.revoked_at is null and d.allowed_at is not null and $1::date between d.starts_on and d.ends_on and p.state = 'active' order by p.name, d.id`, [today(ctx), delegateId], ctx)
  return rows.map(delegationOf)
}

export async function allowDelegation(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update identity.delegation set allowed_at = $2, allowed_by = $3 where id = $1 and allowed_at is null', [id, ctx.clock.now(), ctx.actor.name], ctx)
}

export async function revokeDelegation(store: Store, ctx: Ctx, id: string): Promise<void> {
  await store.query('update identity.delegation set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null', [id, ctx.clock.now(), ctx.actor.name], ctx)
}

/** Under which delegation a session acts; undefined as oneself. */
export async function actingFor(store: Store, ctx: Ctx, sessionId: string): Promise<string | undefined> {
  const [row] = await store.query<{ acting_for: string | null }>('select acting_for from identity.session where id = $1', [sessionId], ctx)
  return row?.acting_for ?? undefined
}

export async function setActing(store: Store, ctx: Ctx, sessionId: string, delegationId: string | undefined): Promise<void> {
  await store.query('update identity.session set acting_for = $2 where id = $1', [sessionId, delegationId], ctx)
}

/** For whom these people may have acted at any time since: whose hand theirs may have been. */
export async function principalsSince(store: Store, ctx: Ctx, delegateIds: readonly string[], since: Date): Promise<string[]> {
  const rows = await store.query<{ id: string }>(
    `select distinct principal_id as id from identity.delegation where delegate_id = any($1::uuid[]) and allowed_at is not null and ends_on >= $2::date and starts_on <= $3::date and (revoked_at is null or revoked_at >= $4)`,
    [delegateIds, dayInChina(since), today(ctx), since], ctx)
  return rows.map((row) => row.id)
}
