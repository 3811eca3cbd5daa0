import { creditCheckCharacter, organisationCheckCharacter } from '@jingwei/codes'
import { linkMentions, memoryIndex, type LinkDecision, type LinkOptions, type Mention } from '../index.ts'

/** A credit code that holds, made from a number by the standards' rules. */
export function codeFor(n: number, division = '330000'): string {
  const eight = String(n).padStart(8, '0')
  const first17 = `91${division}${eight}${organisationCheckCharacter(eight)}`
  return first17 + (creditCheckCharacter(first17) as string)
}

export async function linkAll(mentions: readonly Mention[], options?: LinkOptions): Promise<LinkDecision[]> {
  const out: LinkDecision[] = []
  for await (const d of linkMentions(mentions, memoryIndex(), options)) out.push(d)
  return out.sort((a, b) => a.mention - b.mention)
}
