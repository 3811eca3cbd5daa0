import type { SourceDefinition } from './source.ts'
import { declaration, taxation } from './fiscal.ts'
import { environment, scienceTechnology, statistics } from './oversight.ts'
import { enterpriseRegister, marketRegulation } from './registers.ts'
import { naturalResources, powerSupply, socialInsurance } from './utilities.ts'

/** The feeds every county has, in the order of their authority over identity: registers link first. */
export const builtInSources: readonly SourceDefinition[] = [
  marketRegulation, enterpriseRegister, taxation, socialInsurance, naturalResources, environment, declaration, statistics, powerSupply, scienceTechnology,
]

const byId = new Map(builtInSources.map((source) => [source.id, source]))

/** A source in both languages, for errors that are told in both. */
export const nameOf = (id: string): string => `${sourceOf(id).zh} ${sourceOf(id).en}`

/** @throws Error for an id that no stored row may carry. */
export function sourceOf(id: string): SourceDefinition {
  const source = byId.get(id)
  if (!source) throw new Error(`no source ${id}`)
  return source
}
