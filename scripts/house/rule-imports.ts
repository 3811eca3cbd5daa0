import type { Place } from './place.ts'
import type { Import } from './source.ts'
import type { Problem, Rule, Tree } from './tree.ts'
import { dependsOn } from './module-file.ts'
import { packagesOf, placeOf, targetOf, testDoors } from './place.ts'
import { sourcesOf } from './source.ts'

/** Engines small enough to be used by other engines and by platform. */
const smallEngines = new Set(['codes'])

/** Each may use only those before it; `ui` stands alone. */
const platformOrder = ['kernel', 'store', 'columnar', 'jobs', 'blob', 'http', 'testing']

/** The browser gets pure packages only. */
const browserPackages = new Set(['ui', 'kernel', 'codes'])

/** Parts of a module that need a server, and so never reach a page. */
const serverParts = new Set(['service', 'store', 'http', 'jobs'])

export const importDirection: Rule = {
  id: 'import direction',
  why: 'A room may use the floors below it, never the ones above; on its own floor only what is said in ARCHITECTURE.md.',
  check: (tree) => {
    const packages = packagesOf(tree.keys())
    const declared = new Map([...packages.values()].filter(({ floor }) => floor === 'modules').map((place) => [place.name, dependsOn(tree, place.folder)]))
    return sourcesOf(tree).flatMap(({ path, imports }) =>
      imports.flatMap((each): Problem[] => {
        const message = refusal(tree, path, each, packages, declared)
        return message === undefined ? [] : [{ file: path, line: each.line, message: `${message} (${each.specifier})` }]
      }),
    )
  },
}

type Packages = ReadonlyMap<string, Place>

function refusal(tree: Tree, path: string, each: Import, packages: Packages, declared: ReadonlyMap<string, readonly string[]>): string | undefined {
  const from = placeOf(path)
  const target = targetOf(path, each.specifier)
  if (target.kind === 'file') return relativeRefusal(from, target.path, each.typeOnly)
  if (target.kind !== 'ours' || from === undefined) return undefined
  const to = packages.get(target.name)
  if (!to) return `there is no package ${target.name}`
  if (to.folder === from.folder) return undefined
  return doorRefusal(tree, from, to, target.door) ?? floorRefusal(from, to, declared.get(from.name) ?? [])
}

/** Vite's configuration is read by Node before any bundler runs, which resolves no package written in TypeScript: its build steps take `ui` by path. */
function relativeRefusal(from: Place | undefined, to: string, typeOnly: boolean): string | undefined {
  const target = placeOf(to)
  if (from === undefined) return target && !target.test ? 'a package is entered by its name, not by a path' : undefined
  if (target?.folder === 'platform/ui' && from.folder === 'apps/portal' && from.part === 'build') return undefined
  if (target?.folder !== from.folder) return 'a path leaves its package'
  const page = from.floor === 'modules' && from.part === 'portal'
  if (page && serverParts.has(target.part) && !typeOnly) return 'a page reaches into the server side of its module'
  return undefined
}

function doorRefusal(tree: Tree, from: Place, to: Place, door: string): string | undefined {
  if (door === '') return undefined
  if (door === 'portal') return to.floor === 'modules' && from.folder === 'apps/portal' ? undefined : 'only the portal app enters a module by /portal'
  if (to.floor !== 'platform' && to.floor !== 'engines') return 'a module has two doors: its name and /portal'
  if (testDoors.has(door) && !from.test) return `/${door} is for tests`
  return (tree.get(`${to.folder}/package.json`) ?? '').includes(`"./${door}"`) ? undefined : `its package.json has no door ./${door}`
}

function floorRefusal(from: Place, to: Place, declared: readonly string[]): string | undefined {
  if (to.name === 'testing' && to.floor === 'platform' && from.floor !== 'engines') return from.test ? undefined : 'testing is for tests'
  switch (from.floor) {
    case 'engines': return to.floor === 'engines' && smallEngines.has(to.name) && !smallEngines.has(from.name) ? undefined : 'an engine uses only a smaller engine'
    case 'platform': return platformRefusal(from, to)
    case 'modules': return moduleRefusal(from, to, declared)
    case 'apps': return appRefusal(from, to)
  }
}

function platformRefusal(from: Place, to: Place): string | undefined {
  if (to.floor === 'engines') return smallEngines.has(to.name) ? undefined : 'platform uses no engine but codes'
  if (to.floor !== 'platform') return 'platform uses nothing above it'
  const [own, other] = [platformOrder.indexOf(from.name), platformOrder.indexOf(to.name)]
  return own > other && other >= 0 ? undefined : `${from.name} may not use ${to.name}: the order is ${platformOrder.join(', ')}; ui stands alone`
}

function moduleRefusal(from: Place, to: Place, declared: readonly string[]): string | undefined {
  if (to.floor === 'apps') return 'a module uses nothing above it'
  if (from.part === 'portal') return browserPackages.has(to.name) ? undefined : `a page may use only ${[...browserPackages].join(', ')}`
  if (to.floor === 'platform' && to.name === 'ui') return 'ui is for pages'
  if (to.floor === 'modules' && !declared.includes(to.name)) return `module.ts does not declare it in dependsOn (${declared.join(', ') || 'nothing declared'})`
  return undefined
}

/** The command line runs the server's composition: see docs/decisions/2026-11-21-cli-runs-server.md. */
function appRefusal(from: Place, to: Place): string | undefined {
  if (to.floor === 'apps') return from.name === 'cli' && to.name === 'server' ? undefined : 'an app uses no other app'
  if (to.floor === 'engines' && !from.test) return 'an app uses no engine'
  if (from.name === 'portal' && to.floor === 'platform' && !browserPackages.has(to.name) && !from.test) return `the portal may use only ${[...browserPackages].join(', ')}`
  if (from.name !== 'portal' && to.name === 'ui') return 'ui is for pages'
  return undefined
}
