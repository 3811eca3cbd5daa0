import { Type } from 'typebox'
import { Id, Instant, Label } from '@jingwei/http'

const optional = Type.Optional
const text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength })
const State = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })

const Table = {
  host: text(253), port: Type.Integer({ minimum: 1, maximum: 65_535 }), database: text(128), schema: optional(text(128)), table: text(128), user: text(128), tls: Type.Union([Type.Literal('verify'), Type.Literal('none')]),
  charset: optional(Type.Union([Type.Literal('gbk'), Type.Literal('gb18030')])), incrementalColumn: optional(text(128)), periodColumn: optional(text(128)), periodForm: optional(text(40)),
}
const Paging = Type.Union([
  Type.Object({ by: Type.Literal('none') }),
  Type.Object({ by: Type.Union([Type.Literal('page'), Type.Literal('offset')]), parameter: text(64), sizeParameter: text(64, 0), size: Type.Integer({ minimum: 1, maximum: 100_000 }), first: Type.Integer({ minimum: 0, maximum: 1 }) }),
  Type.Object({ by: Type.Literal('cursor'), parameter: text(64), next: Type.String({ maxLength: 200, pattern: '^(/.*)?$' }) }),
])
const headerName = Type.String({ pattern: '^[A-Za-z0-9-]{1,64}$' })
const Proof = Type.Union([
  Type.Object({ by: Type.Literal('none') }),
  Type.Object({ by: Type.Literal('bearer') }),
  Type.Object({ by: Type.Literal('sign'), appKey: text(200), keyHeader: headerName, timeHeader: headerName, signHeader: headerName, digest: Type.Union([Type.Literal('md5'), Type.Literal('sha256'), Type.Literal('hmac-sha256')]), template: text(200) }),
])

export const Target = Type.Union([
  Type.Object({ kind: Type.Union([Type.Literal('postgres'), Type.Literal('mysql')]), ...Table }),
  Type.Object({ kind: Type.Literal('http'), url: text(2_000), method: Type.Union([Type.Literal('GET'), Type.Literal('POST')]), body: optional(Type.String({ maxLength: 10_000 })), rows: Type.String({ maxLength: 200, pattern: '^(/.*)?$' }), paging: Paging, proof: Proof }),
  Type.Object({ kind: Type.Literal('folder'), folder: text(1_000), flag: optional(Type.Union([Type.Literal('ok'), Type.Literal('done')])) }),
])

const at = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
export const Schedule = Type.Union([
  Type.Object({ kind: Type.Literal('manual') }),
  Type.Object({ kind: Type.Literal('every'), minutes: Type.Integer({ minimum: 5, maximum: 44_640 }) }),
  Type.Object({ kind: Type.Literal('daily'), at }),
  Type.Object({ kind: Type.Literal('monthly'), workingDay: Type.Integer({ minimum: 1, maximum: 20 }), at }),
])

export const DraftBody = Type.Object({
  name: text(60), code: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$' }), sourceId: text(60), target: Target,
  pairs: Type.Array(Type.Object({ column: text(200), header: text(200, 0) }), { maxItems: 300 }), schedule: Schedule,
})
export const ChangeBody = Type.Object({ ...DraftBody.properties, version: Type.Integer({ minimum: 1 }) })

export const RunView = Type.Object({
  id: Id, state: State, trigger: Type.String(), requestedBy: Type.String(), period: optional(Type.String()), createdAt: Instant, startedAt: optional(Instant), finishedAt: optional(Instant), attempts: Type.Integer(), place: Type.String(), rows: Type.Integer(),
  fileName: optional(Type.String()), importId: optional(Type.String()), result: optional(Type.String()), receiptNo: optional(Type.String()), error: optional(Type.Object({ code: Type.String(), detail: Type.String() })),
})
export const SourceView = Type.Object({
  id: Type.String(), zh: Type.String(), en: Type.String(), ended: Type.Boolean(), awaited: optional(Type.String()), headers: Type.Array(Type.Object({ header: Type.String(), required: Type.Boolean() })),
  arrangement: optional(Type.Object({ provider: Type.String(), cycle: Type.String(), manner: Type.String(), agreementNo: Type.String(), endsOn: optional(Type.String()) })),
})
export const ConnectionView = Type.Object({
  id: Id, name: Type.String(), code: Type.String(), source: SourceView, kind: State, place: Type.String(), light: State, state: Type.String(), failures: Type.Integer(), schedule: Schedule, nextRunAt: optional(Instant), last: optional(RunView),
})
export const DetailView = Type.Object({ ...ConnectionView.properties, target: Target, pairs: DraftBody.properties.pairs, version: Type.Integer(), changedBy: Type.String(), changedAt: Instant, secretFile: Type.String(), secretVariable: Type.String(), secretThere: Type.Boolean() })
export const TrialView = Type.Object({
  columns: Type.Array(Type.Object({ name: Type.String(), comment: Type.String(), type: Type.String(), header: optional(Type.String()) })), lacks: Type.Array(Type.String()), gone: Type.Array(Type.String()), header: Type.Array(Type.String()),
  rows: Type.Array(Type.Array(Type.String())), files: Type.Array(Type.Object({ name: Type.String(), size: Type.Integer() })), rowsHidden: Type.Boolean(),
})
export const SetupView = Type.Object({ hosts: Type.Array(Type.String()), folderRoots: Type.Array(Type.String()), sources: Type.Array(SourceView), kinds: Type.Array(Type.Object({ id: Type.String(), ...Label.properties })) })
