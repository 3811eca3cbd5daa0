import { posix } from 'node:path'

export type Floor = 'engines' | 'platform' | 'modules' | 'apps'

/** Where a file stands: `part` is the folder inside the package, '' for its root. */
export type Place = { readonly floor: Floor; readonly name: string; readonly folder: string; readonly part: string; readonly test: boolean }

const floorNames: readonly string[] = ['engines', 'platform', 'modules', 'apps'] satisfies Floor[]

/** Doors of a package that only tests enter: suites for every implementation, processes to be killed. */
export const testDoors: ReadonlySet<string> = new Set(['contract', 'child'])

/** `undefined` for files outside the four floors (scripts, suites, bench, root tests). */
export function placeOf(path: string): Place | undefined {
  const [floor = '', name, ...rest] = path.split('/')
  if (!floorNames.includes(floor) || name === undefined || rest.length === 0) return undefined
  const part = rest.length > 1 ? (rest[0] ?? '') : ''
  const test = part === 'test' || part === 'bench' || rest.includes('test') || testDoors.has((rest[0] ?? '').replace(/\.ts$/u, ''))
  return { floor: floor as Floor, name, folder: `${floor}/${name}`, part, test }
}

/** What a specifier asks for, seen from the file that asks. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'ours'; readonly name: string; readonly door: string }
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'outside'; readonly name: string }

export function targetOf(from: string, specifier: string): Target {
  const bare = specifier.replace(/[?#].*$/u, '')
  if (bare.startsWith('.')) return { kind: 'file', path: posix.normalize(posix.join(posix.dirname(from), bare)) }
  if (bare.startsWith('node:')) return { kind: 'node', name: bare.slice(5) }
  const [first = '', second = '', ...rest] = bare.split('/')
  if (first === '@jingwei') return { kind: 'ours', name: second, door: rest.join('/') }
  return { kind: 'outside', name: first.startsWith('@') ? `${first}/${second}` : first }
}

/** Package folders of the tree by name, one for each package.json on a floor. */
export function packagesOf(paths: Iterable<string>): ReadonlyMap<string, Place> {
  const found = new Map<string, Place>()
  for (const path of paths) {
    const place = placeOf(path)
    if (place && path === `${place.folder}/package.json`) found.set(place.name, place)
  }
  return found
}
