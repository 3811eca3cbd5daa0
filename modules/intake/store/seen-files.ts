import type { Ctx } from '@jingwei/kernel'
import type { Store } from '@jingwei/store'

export type SeenFile = { readonly name: string; readonly size: bigint; readonly modified: Date; readonly seen_at: Date; readonly digest: string | null }

export const seenFiles = (store: Store, ctx: Ctx, connectionId: string): Promise<SeenFile[]> => store.query<SeenFile>('select name, size, modified, seen_at, digest from intake.seen_file where connection_id = $1', [connectionId], ctx)

/** Notes how a file looks now; what was taken of it before is forgotten when it looks different. */
export const noteFile = (store: Store, ctx: Ctx, connectionId: string, file: { readonly name: string; readonly size: number; readonly modified: Date }, at: Date): Promise<unknown> =>
  store.query(
    `insert into intake.seen_file (connection_id, name, size, modified, seen_at) values ($1, $2, $3, $4, $5)
     on conflict (connection_id, name) do update set size = excluded.size, modified = excluded.modified, seen_at = excluded.seen_at, digest = null
     where seen_file.size <> excluded.size or seen_file.modified <> excluded.modified`,
    [connectionId, file.name, file.size, file.modified, at], ctx)

export const takeFile = (store: Store, ctx: Ctx, connectionId: string, name: string, digest: string): Promise<unknown> => store.query('update intake.seen_file set digest = $3 where connection_id = $1 and name = $2', [connectionId, name, digest], ctx)
