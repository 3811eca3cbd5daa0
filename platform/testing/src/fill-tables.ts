import type { Store } from '@jingwei/store'

type Column = { readonly schema: string; readonly name: string; readonly column: string; readonly type: string; readonly needed: boolean; readonly generated: boolean; readonly key: boolean; readonly refers: string | null; readonly allowed: string | null }

/** Names come from the catalogue of a test's own database. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Every column of some schemas with what it asks for: whether it must be given, whom it refers to, and its check. */
const described = `
  select n.nspname as schema, c.relname as name, a.attname as column, format_type(a.atttypid, null) as type,
         a.attnotnull and not a.atthasdef and a.attidentity = '' as needed, a.attgenerated <> '' or a.attidentity = 'a' as generated,
         exists (select from pg_index i where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey)) as key,
         (select fn.nspname || '.' || f.relname || '.' || fa.attname from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
            join pg_attribute fa on fa.attrelid = f.oid and fa.attnum = k.confkey[1] where k.contype = 'f' and k.conrelid = c.oid and k.conkey = array[a.attnum] limit 1) as refers,
         (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]) as allowed
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind = 'r' and n.nspname = any ($1) order by 1, 2, a.attnum`

/**
 * Writes rows into every table of some schemas, whatever their columns are at this moment: each column that must be
 * given, and those that may, in a type's plainest form; what refers to another table refers to its first row. Values
 * differ from row to row where a column is part of a key. Tables that already hold rows are left alone.
 * @returns tables that took none, with the server's reason
 */
export async function fillTables(store: Store, schemas: readonly string[], rows = 2): Promise<Readonly<Record<string, string>>> {
  const tables = new Map<string, Column[]>()
  for (const column of await store.query<Column>(described, [schemas])) {
    const table = `${quoted(column.schema)}.${quoted(column.name)}`
    tables.set(table, [...(tables.get(table) ?? []), column])
  }
  let refused: Record<string, string> = {}
  // Those that are referred to come first: again for the refused ones, as long as that brings something.
  for (let waiting = [...tables.keys()], before = Infinity; waiting.length < before; waiting = Object.keys(refused)) {
    before = waiting.length
    refused = {}
    for (const table of waiting) {
      const reason = await fill(store, table, tables.get(table) ?? [], rows)
      if (reason !== undefined) refused[table] = reason
    }
    if (Object.keys(refused).length === 0) break
  }
  return refused
}

async function fill(store: Store, table: string, columns: readonly Column[], rows: number): Promise<string | undefined> {
  const [found] = await store.query<{ count: bigint }>(`select count(*) from ${table}`)
  if (found !== undefined && found.count > 0n) return undefined
  const given = columns.filter(({ generated }) => !generated)
  // First everything, then what must be given alone: checks over several columns may want the others empty.
  let reason = ''
  for (const some of [given, given.filter(({ needed, key }) => needed || key), given.filter(({ needed }) => needed)]) {
    try {
      for (let row = 0; row < rows; row++) await store.query(some.length === 0 ? `insert into ${table} default values` : `insert into ${table} (${some.map(({ column }) => quoted(column)).join(', ')}) values (${some.map((column) => valueOf(column, row, (row + peersBefore(columns, column)) % rows)).join(', ')})`)
      return undefined
    } catch (error) {
      const [now] = await store.query<{ count: bigint }>(`select count(*) from ${table}`)
      // A table of one row took it, and refuses the second.
      if (now !== undefined && now.count > 0n) return undefined
      reason = error instanceof Error ? error.message : String(error)
    }
  }
  return reason
}

/** Two columns of one row that refer to the same table are mostly two different rows of it: who acts and for whom. */
const peersBefore = (columns: readonly Column[], { refers, column }: Column): number => Math.max(0, columns.filter((each) => each.refers === refers).findIndex((each) => each.column === column))

/** An SQL literal or query; made of the catalogue alone, never of input. */
function valueOf({ type, refers, allowed, key, schema, name, column }: Column, row: number, other: number): string {
  if (refers !== null) {
    const [referred = '', table = '', at = ''] = refers.split('.')
    // A row cannot refer to itself before it is there.
    if (referred === schema && table === name) return 'null'
    return `(select ${quoted(at)} from ${quoted(referred)}.${quoted(table)} order by 1 offset ${other} limit 1)`
  }
  const chosen = allowed === null ? undefined : /ARRAY\['((?:[^']|'')*)'/u.exec(allowed)?.[1]
  const number = 1 + row
  if (type.endsWith('[]')) return `'{${chosen ?? ''}}'::${type}`
  if (chosen !== undefined) return `'${chosen}'`
  const pattern = allowed === null ? undefined : /~ '(\^(?:[^']|'')*\$)'/u.exec(allowed)?.[1]
  const fitting = pattern === undefined ? undefined : [`${number}-${column.replaceAll('_', '-')}`, `2026-0${number}`].find((text) => new RegExp(pattern, 'u').test(text))
  if (fitting !== undefined) return `'${fitting}'`
  if (type === 'uuid') return `'${String(key ? number : 1).repeat(8)}-1111-4111-8111-111111111111'`
  if (/^(?:bigint|integer|smallint|numeric|real|double precision|xid8)/u.test(type)) return `'${number}'`
  if (type.startsWith('timestamp') || type === 'date') return `'2026-01-0${number}'`
  if (type === 'boolean') return 'true'
  if (type.startsWith('json')) return `'{}'`
  if (type === 'bytea') return `'\\x0${number}'`
  if (type === 'interval') return `'1 hour'`
  // Columns of one row differ: who asked is not who agreed.
  return `'值${number} ${column}'`
}
