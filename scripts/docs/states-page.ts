import type { Lifecycle } from '@jingwei/kernel'
import type { DocumentedSystem } from './system.ts'
import { page } from './markdown.ts'

/** A lifecycle as a Mermaid state diagram; states without a step out lead to the end. */
function diagram({ initial, states }: Lifecycle): string {
  const lines = Object.entries(states).flatMap(([state, { zh, en, to }]) => [
    `  state "${en} ${zh}" as ${state}`,
    ...(to.length === 0 ? [`  ${state} --> [*]`] : to.map((next) => `  ${state} --> ${next}`)),
  ])
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${initial}`, ...lines, '```'].join('\n')
}

const section = (lifecycle: Lifecycle): string[] => [`### ${lifecycle.en} ${lifecycle.zh} (\`${lifecycle.id}\`)`, diagram(lifecycle)]

export const statesPage = ({ modules, lifecycles }: DocumentedSystem): string => page(
  'States 状态',
  'A step that is not drawn is refused. The tables are checked at start: every state can be reached, and no step leads nowhere.',
  ...(lifecycles.length === 0 ? [] : ['## Platform 平台', ...lifecycles.flatMap(section)]),
  ...modules.filter((module) => module.lifecycles.length > 0).flatMap((module) => [`## ${module.en} ${module.zh}`, ...module.lifecycles.flatMap(section)]),
)
