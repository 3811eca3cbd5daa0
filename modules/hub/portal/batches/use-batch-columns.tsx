import { moment, PageLink, StateMark, useFormat, useLabel, useText, type Column, type Tone } from '@jingwei/ui'
import type { Batch } from '../work-answers.ts'

const TONES: Readonly<Record<string, Tone>> = { landing: 'busy', landed: 'good', unchanged: 'plain' }

/** A delivery in one line. */
export function useBatchColumns(): readonly Column<Batch>[] {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const count = (id: 'rows' | 'accepted' | 'quarantined' | 'duplicates' | 'auto' | 'review' | 'new', optional = false): Column<Batch> => ({ id, title: t(`hub.col.${id}`), align: 'end', optional, render: (batch) => (batch[id] ? format.count(batch[id]) : '0') })
  return [
    { id: 'file', title: t('hub.col.file'), render: (batch) => <PageLink to={`/batches/${batch.id}`}>{batch.fileName}</PageLink> },
    { id: 'source', title: t('hub.col.source'), render: (batch) => label(batch.source) },
    { id: 'state', title: t('hub.col.state'), render: (batch) => <BatchState state={batch.state} /> },
    { id: 'receivedAt', title: t('hub.col.receivedAt'), render: (batch) => moment(batch.receivedAt) },
    { id: 'receivedBy', title: t('hub.col.receivedBy'), optional: true, render: (batch) => batch.receivedBy },
    count('rows'),
    count('accepted'),
    count('quarantined'),
    count('review'),
    count('new', true),
    count('auto', true),
    count('duplicates', true),
  ]
}

/** The state of a delivery in the office's words. */
export function BatchState({ state }: { readonly state: string }) {
  const t = useText()
  return <StateMark tone={TONES[state] ?? 'plain'}>{state in TONES ? t(`hub.batch.${state}`) : state}</StateMark>
}
