import { useText } from '@jingwei/ui'
import type { ImportRun } from '../work-answers.ts'
import { STAGES } from './import-state.ts'

/** The steps of an import; the one under way is marked. */
export function Stages({ stage }: { readonly stage: ImportRun['stage'] }) {
  const t = useText()
  const at = STAGES.indexOf(stage)
  return (
    <ol className="jw-stages">
      {STAGES.slice(0, -1).map((one, index) => (
        <li key={one} className={index < at ? 'jw-stage-past' : index === at ? 'jw-stage-now' : ''} aria-current={index === at ? 'step' : undefined}>
          {t(`hub.stage.${one}`)}
        </li>
      ))}
    </ol>
  )
}
