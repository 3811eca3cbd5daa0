import type { Tree } from './tree.ts'
import { isNode, literalText, sourceOf } from './source.ts'

/** Ids a module declares in `dependsOn` of its module.ts; empty when the file or the field is missing. */
export function dependsOn(tree: Tree, folder: string): readonly string[] {
  const path = `${folder}/module.ts`
  const text = tree.get(path)
  if (text === undefined) return []
  for (const node of sourceOf(path, text).nodes) {
    if (node.type !== 'Property' || !isNode(node['key']) || node['key']['name'] !== 'dependsOn') continue
    const list = node['value']
    if (isNode(list) && Array.isArray(list['elements'])) return list['elements'].map(literalText).filter((each) => each !== undefined)
  }
  return []
}
