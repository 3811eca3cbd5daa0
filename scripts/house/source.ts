import { parseSync } from 'vite'
import type { Tree } from './tree.ts'
import { lineAt } from './tree.ts'

export type Import = { readonly specifier: string; readonly line: number; readonly typeOnly: boolean }

/** A node of the ESTree that the parser gives; fields differ by `type` and are checked where they are used. */
export type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [field: string]: unknown }

export type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[]; readonly nodes: readonly Node[]; readonly errors: readonly string[] }

const parsed = new Map<string, Source>()

/** Parsed once per path and text: TypeScript 7 has no compiler API, so Vite's own parser reads for us. */
export function sourceOf(path: string, text: string): Source {
  const known = parsed.get(path)
  if (known?.text === text) return known
  const result = parseSync(path, text)
  const program: unknown = result.program
  const nodes = isNode(program) ? flatten(program) : []
  const source = { path, text, imports: nodes.flatMap((node) => importsOf(node, text)), nodes, errors: result.errors.map((error) => error.message) }
  parsed.set(path, source)
  return source
}

/** Every TypeScript and JavaScript file of the tree. */
export const sourcesOf = (tree: Tree): readonly Source[] =>
  [...tree].filter(([path]) => /\.(?:ts|tsx|mjs|js|cjs)$/u.test(path)).map(([path, text]) => sourceOf(path, text))

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

function flatten(root: Node): Node[] {
  const nodes: Node[] = []
  const waiting: unknown[] = [root]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (Array.isArray(next)) waiting.push(...next.filter((each) => each !== undefined && each !== null).toReversed())
    else if (isNode(next)) {
      nodes.push(next)
      waiting.push(...Object.values(next).filter((each) => typeof each === 'object' && each !== null).toReversed())
    }
  }
  return nodes
}

/** Text of a string literal node, `undefined` for any other node. */
export const literalText = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node['value'] === 'string' ? node['value'] : undefined

const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'])

function importsOf(node: Node, text: string): Import[] {
  if (!importing.has(node.type)) return []
  const specifier = literalText(node['source']) ?? literalText(node['argument'])
  if (specifier === undefined) return []
  return [{ specifier, line: lineAt(text, node.start), typeOnly: node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type' }]
}
