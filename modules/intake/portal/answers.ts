/** What the routes of the intake answer and take, as the pages read and write it. */
export type Named = { readonly id: string; readonly zh: string; readonly en: string }
export type Kind = 'postgres' | 'mysql' | 'http' | 'folder'

export type TableTarget = {
  readonly kind: 'postgres' | 'mysql'; readonly host: string; readonly port: number; readonly database: string; readonly schema?: string; readonly table: string; readonly user: string; readonly tls: 'verify' | 'none'
  readonly charset?: 'gbk' | 'gb18030'; readonly incrementalColumn?: string; readonly periodColumn?: string; readonly periodForm?: string
}
export type Paging = { readonly by: 'none' } | { readonly by: 'page' | 'offset'; readonly parameter: string; readonly sizeParameter: string; readonly size: number; readonly first: number } | { readonly by: 'cursor'; readonly parameter: string; readonly next: string }
export type Proof = { readonly by: 'none' } | { readonly by: 'bearer' } | { readonly by: 'sign'; readonly appKey: string; readonly keyHeader: string; readonly timeHeader: string; readonly signHeader: string; readonly digest: 'md5' | 'sha256' | 'hmac-sha256'; readonly template: string }
export type HttpTarget = { readonly kind: 'http'; readonly url: string; readonly method: 'GET' | 'POST'; readonly body?: string; readonly rows: string; readonly paging: Paging; readonly proof: Proof }
export type FolderTarget = { readonly kind: 'folder'; readonly folder: string; readonly flag?: 'ok' | 'done' }
export type Target = TableTarget | HttpTarget | FolderTarget

export type Schedule = { readonly kind: 'manual' } | { readonly kind: 'every'; readonly minutes: number } | { readonly kind: 'daily'; readonly at: string } | { readonly kind: 'monthly'; readonly workingDay: number; readonly at: string }
export type Pair = { readonly column: string; readonly header: string }
export type Draft = { readonly name: string; readonly code: string; readonly sourceId: string; readonly target: Target; readonly pairs: readonly Pair[]; readonly schedule: Schedule }

export type Source = Named & {
  readonly ended: boolean; readonly awaited?: string; readonly headers: readonly { readonly header: string; readonly required: boolean }[]
  readonly arrangement?: { readonly provider: string; readonly cycle: string; readonly manner: string; readonly agreementNo: string; readonly endsOn?: string }
}
export type Setup = { readonly hosts: readonly string[]; readonly folderRoots: readonly string[]; readonly sources: readonly Source[]; readonly kinds: readonly Named[] }

export type Run = {
  readonly id: string; readonly state: Named; readonly trigger: 'schedule' | 'person'; readonly requestedBy: string; readonly period?: string; readonly createdAt: string; readonly startedAt?: string; readonly finishedAt?: string; readonly attempts: number
  readonly place: string; readonly rows: number; readonly fileName?: string; readonly importId?: string; readonly result?: string; readonly receiptNo?: string; readonly error?: { readonly code: string; readonly detail: string }
}
export type Connection = {
  readonly id: string; readonly name: string; readonly code: string; readonly source: Source; readonly kind: Named; readonly place: string; readonly light: Named; readonly state: 'active' | 'paused'; readonly failures: number
  readonly schedule: Schedule; readonly nextRunAt?: string; readonly last?: Run
}
export type Detail = Connection & { readonly target: Target; readonly pairs: readonly Pair[]; readonly version: number; readonly changedBy: string; readonly changedAt: string; readonly secretFile: string; readonly secretVariable: string; readonly secretThere: boolean }
export type Trial = {
  readonly columns: readonly { readonly name: string; readonly comment: string; readonly type: string; readonly header?: string }[]; readonly lacks: readonly string[]; readonly gone: readonly string[]; readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]; readonly files: readonly { readonly name: string; readonly size: number }[]; readonly rowsHidden: boolean
}
