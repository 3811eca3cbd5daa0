import type { Problem, Rule } from './tree.ts'
import { placeOf } from './place.ts'
import { sourcesOf } from './source.ts'
import { lineAt } from './tree.ts'

/** The rules and their test hold the very words that the rules look for. */
const ownTexts = (path: string): boolean => path.startsWith('scripts/house/') || path === 'test/house.test.ts' || path === 'test/good-house.ts'

export const noAny: Rule = {
  id: 'no any',
  why: '`any` switches the types off where they are needed most; `unknown` and a check keep them on.',
  check: (tree) => sourcesOf(tree).flatMap(({ path, text, nodes, errors }): Problem[] => [
    ...errors.map((message) => ({ file: path, message: `cannot be parsed: ${message}` })),
    ...nodes.filter(({ type }) => type === 'TSAnyKeyword').map(({ start }) => ({ file: path, line: lineAt(text, start), message: '`any`' })),
    ...[...text.matchAll(/@ts-(?:ignore|nocheck)/gu)].filter(() => !ownTexts(path)).map(({ index }) => ({ file: path, line: lineAt(text, index), message: 'type checking switched off' })),
  ]),
}

const vague = new Set(['util', 'utils', 'common', 'shared', 'lib', 'libs', 'helper', 'helpers', 'misc', 'core'])

export const namedFolders: Rule = {
  id: 'named folders',
  why: 'A folder named after nothing collects everything.',
  check: (tree) => [...tree.keys()].flatMap((file): Problem[] => {
    const word = file.replace(/\.\w+$/u, '').split('/').find((segment) => vague.has(segment))
    return word === undefined ? [] : [{ file, message: `"${word}" names nothing` }]
  }),
}

const machinePath = /\.\.\/shared\b|(['"`])\.\.\1,\s*(['"`])shared\2|(?<![\w.])\/work\/|\/tmp\/bash|\/home\/\w+\//gu
const dataReader = /^(?:test|bench|suites|scripts|\.ci)\/|\/(?:test|bench)\//u

export const standsAlone: Rule = {
  id: 'stands alone',
  why: 'A clone must work on a machine that has nothing beside it; reference data come by JINGWEI_DATA, to tests and benchmarks alone.',
  check: (tree) => [...tree].filter(([path]) => !ownTexts(path)).flatMap(([path, text]): Problem[] => {
    const mayRead = dataReader.test(path) && text.includes('JINGWEI_DATA')
    const paths = mayRead ? [] : [...text.matchAll(machinePath)].map(({ index, 0: found }) => ({ file: path, line: lineAt(text, index), message: `refers to ${found}` }))
    const reads = dataReader.test(path) || !/\.(?:ts|tsx|mjs|js)$/u.test(path) ? -1 : text.indexOf('JINGWEI_DATA')
    return reads < 0 ? paths : [...paths, { file: path, line: lineAt(text, reads), message: 'only tests and benchmarks read JINGWEI_DATA' }]
  }),
}

/** Names that are identifiers, reserved examples, without a dot or the machine itself; none is ever contacted. */
const allowedHost = /^(?:www\.w3\.org|schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|json-schema\.org|spec\.openapis\.org|localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|(?:[\w-]+\.)*example(?:\.(?:com|org|net|cn))?|[\w.-]+\.(?:invalid|test|example|internal)|[\w-]+|\$\{.*|\.{3}.*)$/u

export const noOtherHosts: Rule = {
  id: 'no other hosts',
  why: 'A county intranet has no internet: no CDN, no tile server, no telemetry, nothing the operator has not configured.',
  check: (tree) => [...tree].flatMap(([path, text]): Problem[] => {
    if (!/\.(?:ts|tsx|mjs|js|cjs|css|html|json)$/u.test(path) || ownTexts(path)) return []
    const strings = /\.(?:ts|tsx|mjs|js|cjs)$/u.test(path) ? stringsOf(path, tree) : [{ start: 0, text }]
    return strings.flatMap(({ start, text: part }) =>
      [...part.matchAll(/\b(?:https?|wss?):\/\/(\[[^\]]*\]|\$\{[^}]*\}|[\w.-]+)/gu)]
        .filter((hit) => !allowedHost.test(hit[1] ?? ''))
        .map((hit) => ({ file: path, line: lineAt(text, start + hit.index), message: `names the host ${hit[1]}` })),
    )
  }),
}

const stringTypes = new Set(['Literal', 'TemplateElement', 'JSXText'])

function stringsOf(path: string, tree: ReadonlyMap<string, string>): readonly { readonly start: number; readonly text: string }[] {
  const text = tree.get(path) ?? ''
  const [source] = sourcesOf(new Map([[path, text]]))
  return (source?.nodes ?? []).filter(({ type }) => stringTypes.has(type)).map(({ start, end }) => ({ start, text: text.slice(start, end) }))
}

export const skipsGiveReasons: Rule = {
  id: 'skips give reasons',
  why: 'A skipped test is a hole; a hole is allowed only when it says why, and never by accident.',
  check: (tree) => sourcesOf(tree).filter(({ path }) => /\.test\.tsx?$/u.test(path) && !ownTexts(path)).flatMap(({ path, text }): Problem[] => {
    const says = (reason: RegExpMatchArray) => /\bskipped[:,] [^)']+|\(needs [^)]+\)/u.test(text.slice(reason.index, (reason.index ?? 0) + 300)) || /(?:console\.\w+|stdout\.write|stderr\.write|skip)\([^)]*skipped:/u.test(text)
    return [
      ...[...text.matchAll(/\b(?:it|test|describe)\.(?:only|todo)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/gu)].map(({ index, 0: found }) => ({ file: path, line: lineAt(text, index), message: `${found} never lands` })),
      ...[...text.matchAll(/\b(?:it|test|describe)\.(?:skip|skipIf|runIf)\b/gu)].filter((hit) => !says(hit)).map((hit) => ({ file: path, line: lineAt(text, hit.index), message: `${hit[0]} without "(needs ...)" or "skipped: reason" in its title or a printed "skipped: reason"` })),
    ]
  }),
}

const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bfetch\(|\brandomUUID\b|['"]node:(?:net|http|https|http2|dns|dgram|tls|child_process|worker_threads)['"]/gu

export const pureEngines: Rule = {
  id: 'pure engines',
  why: 'An engine gives the same answer every time: time and random numbers are arguments, and there is no network.',
  check: (tree) => sourcesOf(tree).filter(({ path }) => { const place = placeOf(path); return place?.floor === 'engines' && !place.test }).flatMap(({ path, text }) =>
    [...text.matchAll(impure)].map(({ index, 0: found }) => ({ file: path, line: lineAt(text, index), message: `${found} in an engine` }))),
}

export const nothingImportsTheOutside: Rule = {
  id: 'nothing imports suites',
  why: 'Suites and benchmarks look at the product from outside; nothing may lean on them.',
  check: (tree) => sourcesOf(tree).flatMap(({ path, imports }) =>
    imports.filter(({ specifier }) => /(?:^|\/)(?:suites|bench)\//u.test(specifier) && !/^(?:suites|bench|scripts)\/|\/bench\//u.test(path)).map(({ specifier, line }) => ({ file: path, line, message: `imports ${specifier}` }))),
}
