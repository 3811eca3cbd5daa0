import { useFormat, useLabel, useText } from '@jingwei/ui'
import type { QuarantineGroup } from '../work-answers.ts'

type Props = { readonly groups: readonly QuarantineGroup[]; readonly current: QuarantineGroup | undefined; readonly choose: (group: QuarantineGroup) => void }

/** Kinds of problem, each with how many rows wait for it. */
export function Groups({ groups, current, choose }: Props) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  return (
    <ul className="jw-queue-list" aria-label={t('hub.quarantine.groups')} tabIndex={0}>
      {groups.map((group) => (
        <li key={`${group.source.id}/${group.code}`}>
          <button type="button" aria-current={group === current} onClick={() => choose(group)}>
            <span className="jw-queue-count">{format.count(group.count)}</span>
            {label(group.reason)}
            <small>{label(group.source)}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
