import type { Actor } from '@jingwei/kernel'

/**
 * Whether who reviews is another than who handed in, counting the people behind both: `hands` handed it in, `behind` are those
 * they may have acted for meanwhile, and a reviewer may himself act for somebody. Two people of one delegation are not two.
 */
export function isSecondPerson({ personId, onBehalfOf }: Actor, hands: readonly string[], behind: readonly string[]): boolean {
  const reviewers: readonly (string | undefined)[] = [personId, onBehalfOf?.personId]
  return personId !== undefined && ![...hands, ...behind].some((id) => reviewers.includes(id))
}
