/** Strings, quoted names and comments: the places where a semicolon or a keyword means nothing. */
const opaque = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`|--[^\n]*|\/\*[\s\S]*?\*\//gu

/**
 * ClickHouse over HTTP runs one statement per request; chDB would run them all. True when text follows a semicolon.
 */
export function hasSecondStatement(sql: string): boolean {
  return /;\s*[^\s;]/u.test(sql.replaceAll(opaque, (part) => (part.startsWith('--') || part.startsWith('/*') ? ' ' : 'x')))
}

/** A string literal of ClickHouse SQL. */
export const quote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** `INSERT INTO t (a) FORMAT X` reading its rows from a file; undefined when the statement takes no body. */
export function insertFromFile(sql: string, path: string): string | undefined {
  const match = /^(\s*INSERT\s[\s\S]*?)(\sSETTINGS\s[\s\S]*?)?\sFORMAT\s+(\w+)\s*;?\s*$/iu.exec(sql)
  return match ? `${match[1]} FROM INFILE ${quote(path)}${match[2] ?? ''} FORMAT ${match[3]}` : undefined
}

/** `SELECT ... FORMAT X` writing its rows to a file, so that a long answer never stands in memory. */
export function selectIntoFile(sql: string, path: string): string | undefined {
  const match = /^(\s*(?:SELECT|WITH)\s[\s\S]*?)\sFORMAT\s+(\w+)\s*;?\s*$/iu.exec(sql)
  return match ? `${match[1]} INTO OUTFILE ${quote(path)} FORMAT ${match[2]}` : undefined
}

/** The client's own id in `KILL QUERY WHERE query_id = '...'`; the engine knows the query by another. */
export const killedQueryId = (sql: string): string | undefined => /^\s*KILL\s+QUERY\s+WHERE\s+query_id\s*=\s*'([^'\\]+)'/iu.exec(sql)?.[1]
