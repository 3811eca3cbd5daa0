import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

/** After `free` failures the wait doubles: 1, 2, 4 ... seconds, at most `longest`. Failures are forgotten after a day without one. */
export type ThrottleRule = { readonly key: string; readonly free: number; readonly longest: number }

/**
 * Counts an attempt before it is made, so that a thousand at once are as many as a thousand in turn. Returns the seconds
 * to wait when the key is blocked; undefined means: go on, and call `forgive` if the attempt succeeds.
 */
export async function countAttempt(store: Store, ctx: Ctx, { key, free, longest }: ThrottleRule): Promise<number | undefined> {
  const now = ctx.clock.now()
  const counted = await store.query(
    `insert into identity.throttle as t (key, failures, last_at, blocked_until) values ($1, 1, $2, $2)
     on conflict (key) do update set
       failures = case when t.last_at < $2::timestamptz - interval '1 day' then 1 else t.failures + 1 end,
       last_at = $2,
       blocked_until = $2::timestamptz + make_interval(secs => case
         when t.last_at < $2::timestamptz - interval '1 day' or t.failures + 1 <= $3 then 0
         else least($4::double precision, power(2::double precision, least(t.failures - $3, 30))) end)
     where t.blocked_until <= $2
     returning 1`, [key, now, free, longest], ctx)
  if (counted.length > 0) return undefined
  const [row] = await store.query<{ blocked_until: Date }>('select blocked_until from identity.throttle where key = $1', [key], ctx)
  return Math.max(1, Math.ceil(((row?.blocked_until.getTime() ?? 0) - now.getTime()) / 1000))
}

export async function forgive(store: Store, ctx: Ctx, key: string): Promise<void> {
  await store.query('delete from identity.throttle where key = $1', [key], ctx)
}

/** Takes back one counted attempt; an address many people share is not forgiven what another one tried. */
export async function takeBack(store: Store, ctx: Ctx, key: string): Promise<void> {
  await store.query('update identity.throttle set failures = greatest(failures - 1, 0), blocked_until = last_at where key = $1', [key], ctx)
}

export async function forgetOldAttempts(store: Store, ctx: Ctx): Promise<void> {
  await store.query(`delete from identity.throttle where last_at < $1::timestamptz - interval '2 days' and blocked_until < $1`, [ctx.clock.now()], ctx)
}
