export type Dimension = 'money' | 'energy' | 'mass' | 'area' | 'coal_equivalent' | 'people' | 'count' | 'ratio'

/** A unit as so many base units of its dimension, as an exact fraction. */
export type Unit = { readonly symbol: string; readonly dimension: Dimension; readonly numerator: bigint; readonly denominator: bigint }

function unit(symbol: string, dimension: Dimension, numerator: bigint, denominator = 1n): Unit {
  return { symbol, dimension, numerator, denominator }
}

/** Base units: 分, 千瓦时, 克, 平方米, 克标准煤, 人, 个, 1. 1 公顷 = 15 亩, so 1 亩 = 10000/15 m2 exactly. */
const UNITS: readonly (readonly [Unit, readonly string[]])[] = [
  [unit('分', 'money', 1n), []],
  [unit('元', 'money', 100n), ['人民币元', '元人民币', 'RMB', 'CNY', '圆']],
  [unit('百元', 'money', 10_000n), []],
  [unit('千元', 'money', 100_000n), []],
  [unit('万元', 'money', 1_000_000n), ['万人民币', '万元人民币', '万', '万圆']],
  [unit('百万元', 'money', 100_000_000n), ['百万']],
  [unit('千万元', 'money', 1_000_000_000n), ['千万']],
  [unit('亿元', 'money', 10_000_000_000n), ['亿', '亿元人民币', '亿人民币']],
  [unit('千瓦时', 'energy', 1n), ['度', 'KWH', 'KW·H', 'KW.H', '千瓦·时', '千瓦小时']],
  [unit('兆瓦时', 'energy', 1000n), ['MWH']],
  [unit('万千瓦时', 'energy', 10_000n), ['万度', '万KWH']],
  [unit('亿千瓦时', 'energy', 100_000_000n), ['亿度', '亿KWH']],
  [unit('毫克', 'mass', 1n, 1000n), ['MG']],
  [unit('克', 'mass', 1n), ['G']],
  [unit('千克', 'mass', 1000n), ['KG', '公斤']],
  [unit('吨', 'mass', 1_000_000n), ['T', '公吨']],
  [unit('万吨', 'mass', 10_000_000_000n), ['万T']],
  [unit('平方米', 'area', 1n), ['M2', '㎡', '平米', '平方公尺', '平方', 'SQM']],
  [unit('亩', 'area', 10_000n, 15n), ['市亩']],
  [unit('公顷', 'area', 10_000n), ['HA', 'HM2']],
  [unit('平方公里', 'area', 1_000_000n), ['KM2', '平方千米']],
  [unit('千克标准煤', 'coal_equivalent', 1000n), ['KGCE', '公斤标准煤', '千克标煤']],
  [unit('吨标准煤', 'coal_equivalent', 1_000_000n), ['TCE', '吨标煤']],
  [unit('万吨标准煤', 'coal_equivalent', 10_000_000_000n), ['万TCE', '万吨标煤']],
  [unit('人', 'people', 1n), ['名', '人次']],
  [unit('万人', 'people', 10_000n), []],
  [unit('个', 'count', 1n), ['户', '家', '件', '项', '台', '套']],
  [unit('1', 'ratio', 1n), []],
  [unit('%', 'ratio', 1n, 100n), ['百分比', '百分点']],
  [unit('‰', 'ratio', 1n, 1000n), []],
]

function foldUnit(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/[\s()[\]【】]/g, '')
}

const BY_NAME = new Map<string, Unit>(UNITS.flatMap(([u, names]) => [u.symbol, ...names].map((n) => [foldUnit(n), u] as const)))

export type UnitError = { readonly code: 'unknown_unit' | 'unlike_units'; readonly zh: string; readonly en: string }
export type Factor = { readonly ok: true; readonly numerator: bigint; readonly denominator: bigint } | { readonly ok: false; readonly error: UnitError }
export type Converted = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: UnitError }

/** The unit behind any of its spellings (万元, kWh, 度, ㎡, （亩）...); undefined when unknown. */
export function unitOf(text: string): Unit | undefined {
  return BY_NAME.get(foldUnit(text))
}

/** The exact factor by which a value in `from` is multiplied to stand in `to`, in lowest terms; for sums kept as bigint. */
export function factor(from: string, to: string): Factor {
  const [a, b] = [unitOf(from), unitOf(to)]
  if (a === undefined || b === undefined) {
    const wrong = a === undefined ? from : to
    return { ok: false, error: { code: 'unknown_unit', zh: `不认识的计量单位“${wrong}”，请在接口约定中写明单位`, en: `Unknown unit "${wrong}"; name the unit in the source's contract` } }
  }
  if (a.dimension !== b.dimension) {
    return { ok: false, error: { code: 'unlike_units', zh: `“${from}”与“${to}”不是同一类量，不能换算`, en: `"${from}" (${a.dimension}) and "${to}" (${b.dimension}) measure different things and cannot be converted` } }
  }
  const [n, d] = [a.numerator * b.denominator, a.denominator * b.numerator]
  const common = greatestCommonDivisor(n, d)
  return { ok: true, numerator: n / common, denominator: d / common }
}

/** Converts a value between two units of one dimension; the factor is exact, the result rounded once or twice as a double. */
export function convert(value: number, from: string, to: string): Converted {
  const f = factor(from, to)
  return f.ok ? { ok: true, value: (value * Number(f.numerator)) / Number(f.denominator) } : f
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
