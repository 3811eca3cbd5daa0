import type { Problem, Rule, Tree } from './tree.ts'
import { packagesOf, placeOf, targetOf } from './place.ts'
import { sourcesOf } from './source.ts'

type Graph = ReadonlyMap<string, ReadonlySet<string>>

export const noCircles: Rule = {
  id: 'no circles',
  why: 'Two files or packages that need each other are one thing cut in two, and cannot be read one after the other.',
  check: (tree) => [...circles(fileGraph(tree), 'files'), ...circles(packageGraph(tree), 'packages')],
}

function fileGraph(tree: Tree): Graph {
  const packages = packagesOf(tree.keys())
  return new Map(sourcesOf(tree).map(({ path, imports }) => {
    const needed = imports.flatMap(({ specifier, typeOnly }) => {
      const target = targetOf(path, specifier)
      if (typeOnly) return []
      if (target.kind === 'file') return [target.path]
      const own = target.kind === 'ours' && packages.get(target.name)?.folder === placeOf(path)?.folder && target.door === ''
      return own ? [`${placeOf(path)?.folder}/index.ts`] : []
    })
    return [path, new Set(needed.filter((each) => tree.has(each)))] as const
  }))
}

/** Tests may use `testing`, which stands above what they test: only what ships counts between packages. */
function packageGraph(tree: Tree): Graph {
  const graph = new Map<string, Set<string>>()
  for (const { path, imports } of sourcesOf(tree)) {
    const place = placeOf(path)
    if (!place || place.test) continue
    const needed = graph.get(place.name) ?? new Set()
    graph.set(place.name, needed)
    for (const { specifier } of imports) {
      const target = targetOf(path, specifier)
      if (target.kind === 'ours' && target.name !== place.name) needed.add(target.name)
    }
  }
  return graph
}

/** Each circle once, spelled out from its first member in reading order. */
function circles(graph: Graph, what: string): Problem[] {
  const done = new Set<string>()
  const problems: Problem[] = []
  const visit = (at: string, path: readonly string[]) => {
    const seen = path.indexOf(at)
    if (seen >= 0) problems.push({ file: at, message: `${what} in a circle: ${[...path.slice(seen), at].join(' -> ')}` })
    if (seen >= 0 || done.has(at)) return
    for (const next of graph.get(at) ?? []) visit(next, [...path, at])
    done.add(at)
  }
  for (const start of graph.keys()) visit(start, [])
  return problems
}
