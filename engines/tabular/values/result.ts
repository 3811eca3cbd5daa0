export type Parsed<Value, Reason extends string> = { ok: true; value: Value } | { ok: false; reason: Reason }
