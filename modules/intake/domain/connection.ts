/** What stands at the other end. KingbaseES answers PostgreSQL's protocol and is read as `postgres`. */
export const kinds = ['postgres', 'mysql', 'http', 'folder'] as const
export type Kind = (typeof kinds)[number]

/** A return-flow table (回流表) of a database. */
export type TableTarget = {
  readonly host: string
  readonly port: number
  readonly database: string
  /** PostgreSQL alone; MySQL's schema is its database. */
  readonly schema?: string
  readonly table: string
  readonly user: string
  /** `none` sends everything in clear, also the password's proof: only inside one machine room. */
  readonly tls: 'verify' | 'none'
  /** For MySQL columns declared latin1 that hold GBK bytes. */
  readonly charset?: 'gbk' | 'gb18030'
  /** Read only rows beyond what was read, by this column (更新时间, 批次号). */
  readonly incrementalColumn?: string
  /** Read only rows of the awaited period, by this column written as `periodForm`. */
  readonly periodColumn?: string
  readonly periodForm?: string
}

/** How an interface gives its rows page by page; pointers are RFC 6901. */
export type Paging =
  | { readonly by: 'none' }
  | { readonly by: 'page' | 'offset'; readonly parameter: string; readonly sizeParameter: string; readonly size: number; readonly first: number }
  | { readonly by: 'cursor'; readonly parameter: string; readonly next: string }

/** How we say who we are; the secret itself is on the server, never here. */
export type Proof =
  | { readonly by: 'none' }
  | { readonly by: 'bearer' }
  /** appkey/sign: three headers; `sign` is the digest of the template, in which {appKey}, {secret} and {time} (milliseconds) are filled. */
  | { readonly by: 'sign'; readonly appKey: string; readonly keyHeader: string; readonly timeHeader: string; readonly signHeader: string; readonly digest: 'md5' | 'sha256' | 'hmac-sha256'; readonly template: string }

export type HttpTarget = {
  /** May hold {YYYY}, {MM}, {M}, {YYYY-MM}, {YYYYMM}, {Q} of the period, and {since}, the time of the last reading. */
  readonly url: string
  readonly method: 'GET' | 'POST'
  /** A JSON object; page parameters are added at its top. */
  readonly body?: string
  /** Where the rows stand in the answer; '' for an answer that is the list itself. */
  readonly rows: string
  readonly paging: Paging
  readonly proof: Proof
}

export type FolderTarget = {
  readonly folder: string
  /** A file counts only when its flag (`name.csv.ok`, or `name.ok`) lies beside it. */
  readonly flag?: 'ok' | 'done'
}

export type Target = ({ readonly kind: 'postgres' | 'mysql' } & TableTarget) | ({ readonly kind: 'http' } & HttpTarget) | ({ readonly kind: 'folder' } & FolderTarget)

/** Only where a column's name and comment do not say it: the column, and the source's header it stands for. */
export type ColumnPair = { readonly column: string; readonly header: string }

export type Schedule =
  | { readonly kind: 'manual' }
  | { readonly kind: 'every'; readonly minutes: number }
  /** `HH:MM` in Beijing time. */
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'monthly'; readonly workingDay: number; readonly at: string }

/** What a person enters; `code` names the secret on the server. */
export type Draft = {
  readonly name: string
  readonly code: string
  readonly sourceId: string
  readonly target: Target
  readonly pairs: readonly ColumnPair[]
  readonly schedule: Schedule
}

export type Connection = Draft & {
  readonly id: string
  readonly state: 'active' | 'paused'
  readonly version: number
  /** Runs failed one after another since the last that did not. */
  readonly failures: number
  readonly nextRunAt?: Date
  /** Ids of the people behind it: who last saved it, and for whom they acted. */
  readonly hands: readonly string[]
  /** Whether who last saved it might import files by themselves. */
  readonly mayImport: boolean
  readonly changedBy: string
  readonly changedAt: Date
}

/** Where the data stand, for people and logs: no user, no query of a URL. */
export function placeOf(target: Target): string {
  if (target.kind === 'folder') return target.folder
  if (target.kind === 'http') return target.url.replace(/[?#].*$/u, '')
  return `${target.host}:${target.port}/${target.database}/${target.schema === undefined ? '' : `${target.schema}.`}${target.table}`
}

export const kindNames: Readonly<Record<Kind, { readonly zh: string; readonly en: string }>> = {
  postgres: { zh: '回流表（PostgreSQL、金仓）', en: 'Return-flow table (PostgreSQL, KingbaseES)' },
  mysql: { zh: '回流表（MySQL）', en: 'Return-flow table (MySQL)' },
  http: { zh: '接口', en: 'Interface (HTTP)' },
  folder: { zh: '文件夹', en: 'Folder' },
}
