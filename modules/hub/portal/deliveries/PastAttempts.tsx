import { DataTable, moment, PageLink, StateMark, useLabel, useText } from '@jingwei/ui'
import type { Attempt } from './answers.ts'
import { toneOf } from './tones.ts'

/** What was tried before: nothing that was handed in is ever gone. */
export function PastAttempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const t = useText()
  const label = useLabel()
  return (
    <section className="jw-stack">
      <h2>{t('hub.delivery.past')}</h2>
      <DataTable
        label={t('hub.delivery.past')}
        rows={attempts}
        rowKey={(attempt) => attempt.id}
        columns={[
          { id: 'at', title: t('hub.delivery.handedAt'), render: (attempt) => moment(attempt.createdAt, true) },
          { id: 'file', title: t('hub.col.file'), wrap: true, render: (attempt) => (attempt.kind === 'zero' ? t('hub.delivery.zero') : attempt.batchId ? <PageLink to={`/batches/${attempt.batchId}`}>{attempt.fileName}</PageLink> : attempt.fileName) },
          { id: 'state', title: t('hub.col.state'), render: (attempt) => <StateMark tone={toneOf(attempt.state.id)}>{label(attempt.state)}</StateMark> },
          { id: 'by', title: t('hub.delivery.handledBy'), render: (attempt) => attempt.handledBy },
          { id: 'reviewer', title: t('hub.delivery.reviewedBy'), render: (attempt) => attempt.reviewedBy ?? '–' },
          { id: 'reason', title: t('hub.delivery.reason'), wrap: true, render: (attempt) => attempt.reason || attempt.note || '–' },
          { id: 'receipt', title: t('hub.delivery.receipt'), render: (attempt) => attempt.receiptNo ?? '–' },
        ]}
      />
    </section>
  )
}
