import { Type } from 'typebox'
import { Label } from '@jingwei/http'

/** Absent stays absent: `undefined` never becomes null on the wire. */
const optional = Type.Optional

export const SourceRef = Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })
export const Choice = Type.Object({ kind: Type.String(), zh: Type.String(), en: Type.String() })
export const FileError = Type.Object({ code: Type.String(), detail: Type.String() })

export const Source = Type.Object({
  id: Type.String(), zh: Type.String(), en: Type.String(), owner: Label, basis: Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() }), onward: Type.String(), purposes: Type.Array(Type.String()),
  cadence: Type.String(), columns: Type.Array(Type.Object({ name: Type.String(), item: optional(Label), unit: optional(Type.String()), required: Type.Boolean() })),
  lastBatchAt: optional(Type.String()), batches: Type.Integer(), records: Type.Integer(),
})

export const ImportFile = Type.Object({
  fileName: Type.String(), source: optional(SourceRef), state: Type.String(), rows: Type.Integer(), quarantined: Type.Integer(), duplicates: Type.Integer(), error: optional(FileError), batchId: optional(Type.String()),
})

export const Import = Type.Object({
  id: Type.String(), state: Type.String(), stage: Type.String(), done: Type.Integer(), total: Type.Integer(), note: Label, requestedBy: Type.String(),
  files: Type.Array(ImportFile), counts: Type.Object({ auto: Type.Integer(), review: Type.Integer(), new: Type.Integer(), quarantined: Type.Integer() }),
  createdAt: Type.String(), startedAt: optional(Type.String()), finishedAt: optional(Type.String()), error: optional(FileError),
})

export const Batch = Type.Object({
  id: Type.String(), source: SourceRef, fileName: Type.String(), state: Type.String(), receivedAt: Type.String(), receivedBy: Type.String(),
  rows: Type.Integer(), accepted: Type.Integer(), quarantined: Type.Integer(), duplicates: Type.Integer(), auto: Type.Integer(), review: Type.Integer(), new: Type.Integer(),
  problems: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String(), count: Type.Integer() })),
  cellNotes: Type.Array(Type.Object({ column: Type.String(), zh: Type.String(), en: Type.String(), count: Type.Integer(), examples: Type.Array(Type.String()) })),
})

export const QuarantinedRow = Type.Object({
  id: Type.String(), batchId: Type.String(), fileName: Type.String(), source: SourceRef, line: Type.Integer(), code: Type.String(), reason: Label, advice: Label,
  header: Type.Array(Type.String()), cells: Type.Array(Type.String()), expected: Type.String(), found: Type.String(), state: Type.String(), fixes: Type.Array(Choice),
})

export const QuarantineGroup = Type.Object({ source: SourceRef, code: Type.String(), reason: Label, count: Type.Integer(), fixes: Type.Array(Choice) })

export const EvidenceLine = Type.Object({ zh: Type.String(), en: Type.String(), weight: Type.Number(), here: optional(Type.String()), there: optional(Type.String()) })

export const ReviewItem = Type.Object({
  mentionId: Type.String(), name: Type.String(), code: Type.String(), address: Type.String(), source: SourceRef, records: Type.Integer(), sampleLine: Type.Integer(), fileName: Type.String(),
  candidates: Type.Array(Type.Object({ enterpriseId: Type.String(), name: Type.String(), creditCode: Type.String(), address: Type.String(), town: Type.String(), score: Type.Number(), evidence: Type.Array(EvidenceLine) })),
})

export const EnterpriseRow = Type.Object({
  id: Type.String(), creditCode: Type.String(), name: Type.String(), formerName: Type.String(), address: Type.String(), town: Type.String(), industry: Type.String(), industryName: optional(Label), status: Type.String(),
  landMu: optional(Type.String()), staff: optional(Type.Integer()), revenueWan: optional(Type.String()), year: optional(Type.Integer()), sources: Type.Integer(), flagged: Type.Boolean(), updatedAt: Type.String(),
})

export const Facets = Type.Object({
  towns: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
  industries: Type.Array(Type.Object({ value: Type.String(), zh: Type.String(), en: Type.String(), count: Type.Integer() })),
  statuses: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
})

const ClaimLine = Type.Object({
  value: Type.String(), unit: Type.String(), source: SourceRef, batchId: Type.String(), fileName: Type.String(), line: Type.Integer(), asOf: Type.String(), chosen: Type.Boolean(), why: Label,
})

export const Flag = Type.Object({ item: Type.String(), period: optional(Type.String()), kind: Type.String(), zh: Type.String(), en: Type.String() })

export const Cell = Type.Object({
  item: Type.String(), zh: Type.String(), en: Type.String(), group: Type.String(), definition: Label, period: optional(Type.String()), value: Type.String(), unit: Type.String(), basis: Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() }),
  source: SourceRef, asOf: Type.String(), batchId: Type.String(), fileName: Type.String(), line: Type.Integer(), disputed: Type.Boolean(), flags: Type.Array(Flag), claims: Type.Array(ClaimLine),
  /** As closed alone: what is known today where it is another value; '' where it is gone. */
  today: optional(Type.String()),
})

const Named = Type.Object({ id: Type.String(), name: Type.String() })

export const EnterpriseDetail = Type.Object({
  id: Type.String(), creditCode: Type.String(), name: Type.String(), town: Type.String(), status: Type.String(), head: optional(Named), branches: Type.Array(Named), cells: Type.Array(Cell),
  mentions: Type.Array(Type.Object({ mentionId: Type.String(), source: SourceRef, name: Type.String(), code: Type.String(), address: Type.String(), band: Type.String(), records: Type.Integer() })),
  flags: Type.Array(Flag), uses30d: Type.Integer(),
  /** The closing these are the figures of; absent for what is known today. */
  closing: optional(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
})

export const UseLine = Type.Object({
  at: Type.String(), who: Type.String(), organisation: optional(Type.String()), purpose: Label, agreement: optional(Type.String()), door: Label, enterprise: optional(Named), rows: optional(Type.Integer()), filters: optional(Type.Record(Type.String(), Type.Unknown())), traceId: Type.String(),
})

const Point = Type.Object({ period: Type.String(), value: Type.Number() })
export const Series = Type.Object({ item: Type.String(), zh: Type.String(), en: Type.String(), unit: Type.String(), points: Type.Array(Point) })

export const TownFigures = Type.Object({ code: Type.String(), name: Type.String(), enterprises: Type.Integer(), revenueWan: Type.Number(), kwh: Type.Number() })

export const Summary = Type.Object({
  asOf: optional(Type.String()), enterprises: Type.Integer(),
  indicators: Type.Array(Type.Object({
    id: Type.String(), zh: Type.String(), en: Type.String(), value: Type.Number(), unit: Type.String(), period: Type.String(), definition: Label, source: SourceRef,
    change: optional(Type.Object({ value: Type.Number(), unit: Type.String(), comparable: Type.Boolean(), firms: Type.Integer() })), trend: Type.Array(Point), why: optional(Label), link: Type.String(),
  })),
  todos: Type.Object({ quarantine: Type.Integer(), review: Type.Integer(), imports: Type.Integer(), flags: Type.Integer(), deliveries: Type.Integer() }),
  towns: Type.Array(TownFigures),
})

export const MapView = Type.Object({ geojson: Type.Unknown(), schematic: Type.Boolean(), approvalNumber: optional(Type.String()), coordinateSystem: optional(Type.String()), towns: Type.Array(TownFigures) })
