import pg from 'pg'

/**
 * How PostgreSQL's values look in our code: int8 is bigint (fen are), numeric is text (no digits lost), date and
 * timestamp without zone are text ('2026-01-31'), timestamptz is Date, interval is text, json is parsed.
 */
const readers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, BigInt],
  [1016, (text) => (readTextArray(text)).map((item) => (item === null ? undefined : BigInt(item)))],
  [pg.types.builtins.NUMERIC, (text) => text],
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.TIMESTAMP, (text) => text],
  [pg.types.builtins.INTERVAL, (text) => text],
  [1182, readTextArray],
  [1115, readTextArray],
])

function readTextArray(text: string): (string | null)[] {
  return pg.types.getTypeParser(1009 as never)(text) as (string | null)[]
}

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : readers.get(oid)) ?? pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}
