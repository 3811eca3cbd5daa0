import { newId, type Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'
import type { Manner } from '../domain/request.ts'
import type { RequestScope } from '../domain/scope.ts'
import { scopeSql } from './scope-sql.ts'

export type NewReading = { readonly requestId: string; readonly manner: Manner; readonly mark: string; readonly enterprises: number; readonly fileName?: string }

export async function recordReading(store: Store, ctx: Ctx, reading: NewReading): Promise<string> {
  const id = newId()
  await store.query('insert into sharing.reading (id, mark, request_id, at, by_id, by, manner, enterprises, file_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [id, reading.mark, reading.requestId, ctx.clock.now(), ctx.actor.personId, ctx.actor.name, reading.manner, reading.enterprises, reading.fileName], ctx)
  return id
}

/** What a file came to, once it is whole: how many enterprises, and the SHA-256 it can be known again by. */
export const closeReading = (store: Store, ctx: Ctx, id: string, enterprises: number, digest: string): Promise<unknown> =>
  store.query('update sharing.reading set enterprises = $2, digest = $3 where id = $1', [id, enterprises, digest], ctx)

export type ReadingRow = {
  readonly mark: string; readonly at: Date; readonly by: string; readonly manner: Manner; readonly enterprises: bigint; readonly file_name: string | null
  readonly request_id: string; readonly number: bigint; readonly grant_no: string; readonly office: string; readonly purpose_text: string; readonly ends_on: string
}

const fields = 'd.mark, d.at, d.by, d.manner, d.enterprises, d.file_name, r.id as request_id, r.number, r.grant_no, r.office, r.purpose_text, r.ends_on'

/** A delivered file by the number printed in it or by its SHA-256. */
export async function readingBy(store: Store, ctx: Ctx, key: { readonly mark?: string; readonly digest?: string }): Promise<ReadingRow | undefined> {
  const [row] = await store.query<ReadingRow>(
    `select ${fields} from sharing.reading d join sharing.request r on r.id = d.request_id where d.manner = 'file' and (d.mark = $1 or d.digest = $2) order by d.at desc limit 1`, [key.mark, key.digest], ctx)
  return row
}

export const readingsOf = (store: Store, ctx: Ctx, requestId: string): Promise<ReadingRow[]> =>
  store.query<ReadingRow>(`select ${fields} from sharing.reading d join sharing.request r on r.id = d.request_id where r.id = $1 order by d.at desc limit 50`, [requestId], ctx)

export type GrantUse = {
  readonly id: string; readonly number: bigint; readonly grant_no: string; readonly state: string; readonly office: string; readonly purpose_text: string; readonly ends_on: string; readonly items: { id: string }[]
  readonly owner_office: string | null; readonly readings: bigint; readonly last_at: Date | null
}

/** Grants in the scope of an owner with how often each was read and when last, running ones first. */
export function grantUses(store: Store, ctx: Ctx, scope: RequestScope, officeId: string | undefined): Promise<GrantUse[]> {
  const parameters: unknown[] = []
  const inScope = scopeSql(scope, parameters)
  const owned = scope.kind === 'office' ? `(r.owner_office_id = $${parameters.push(officeId)}::uuid${scope.bureau ? ' or r.owner_office_id is null' : ''})` : 'true'
  return store.query<GrantUse>(
    `select r.id, r.number, r.grant_no, r.state, r.office, r.purpose_text, r.ends_on, r.items, r.owner_office, count(d.id) as readings, max(d.at) as last_at
     from sharing.request r left join sharing.reading d on d.request_id = r.id
     where r.grant_no is not null and r.state <> 'withdrawn' and ${inScope} and ${owned}
     group by r.id order by (r.state not in ('active', 'approved', 'suspended')), max(d.at) desc nulls last, r.number desc limit 500`, parameters, ctx)
}
