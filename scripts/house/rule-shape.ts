import type { Problem, Rule, Tree } from './tree.ts'
import { readManifest } from './manifest.ts'
import { packagesOf, placeOf } from './place.ts'
import { sourceOf } from './source.ts'

export const packageShape: Rule = {
  id: 'package shape',
  why: 'Every package looks the same from outside, so that knowing one is knowing all.',
  check: (tree) => {
    const packages = packagesOf(tree.keys())
    const folders = new Set([...tree.keys()].flatMap((path) => placeOf(path)?.folder ?? []))
    const names = [...folders].map((folder) => folder.slice(folder.indexOf('/') + 1))
    const twice = [...folders].filter((folder) => names.filter((name) => folder.endsWith(`/${name}`)).length > 1)
    return [
      ...twice.map((folder) => ({ file: folder, message: 'its name is taken on another floor' })),
      ...[...folders].filter((folder) => !tree.has(`${folder}/package.json`)).map((folder) => ({ file: folder, message: 'package.json is missing' })),
      ...[...packages.values()].flatMap(({ folder, name, floor }) => shapeProblems(tree, folder, name, floor === 'apps')),
    ]
  },
}

function shapeProblems(tree: Tree, folder: string, name: string, app: boolean): Problem[] {
  const problems: Problem[] = []
  const file = `${folder}/package.json`
  const manifest = readManifest(tree.get(file) ?? '')
  if (manifest.name !== `@jingwei/${name}`) problems.push({ file, message: `name is ${manifest.name}, should be @jingwei/${name}` })
  if (!manifest.private) problems.push({ file, message: 'private is not true' })
  if (manifest.type !== 'module') problems.push({ file, message: 'type is not module' })
  if ((tree.get(`${folder}/README.md`) ?? '').trim().length < 200) problems.push({ file: `${folder}/README.md`, message: 'README.md is missing or says nothing' })
  if (![...tree.keys()].some((path) => path.startsWith(`${folder}/test/`) && /\.test\.tsx?$/u.test(path))) problems.push({ file: `${folder}/test`, message: 'there are no tests' })
  if (app) return problems
  const index = tree.get(`${folder}/index.ts`)
  if (index === undefined) problems.push({ file: `${folder}/index.ts`, message: 'index.ts is missing' })
  else if (!onlyExports(`${folder}/index.ts`, index)) problems.push({ file: `${folder}/index.ts`, message: 'index.ts does more than re-export' })
  return problems
}

function onlyExports(path: string, text: string): boolean {
  const body = sourceOf(path, text).nodes[0]?.['body']
  return Array.isArray(body) && body.length > 0 && body.every((each: { readonly type: string; readonly source?: unknown }) => each.type === 'ExportAllDeclaration' || (each.type === 'ExportNamedDeclaration' && Boolean(each.source)))
}
