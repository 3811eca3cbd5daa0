import { address, Facts, mayAny, moment, PageLink, Panel, StateMark, useLabel, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import type { Attempt } from './answers.ts'
import { toneOf } from './tones.ts'
import type { Decisions } from './use-decisions.tsx'

/** The attempt in hand: who, when, its receipt, and what may be done about it now. */
export function AttemptPanel({ attempt, decisions, closed }: { readonly attempt: Attempt; readonly decisions: Decisions; readonly closed: boolean }) {
  const t = useText()
  const label = useLabel()
  const { me } = useSession()
  const asks = (attempt.precheck?.findings ?? []).some((finding) => finding.weight === 'ask')
  const why = asks ? t('hub.delivery.sayWhy') : closed ? t('hub.delivery.revisionWhy') : undefined
  const mayHand = mayAny(me, ['hub.delivery.hand'])
  const mayReview = mayAny(me, ['hub.delivery.review'])
  return (
    <Panel title={attempt.kind === 'zero' ? t('hub.delivery.zero') : (attempt.fileName ?? '')} extra={<StateMark tone={toneOf(attempt.state.id)}>{label(attempt.state)}</StateMark>}>
      {attempt.error && (
        <p className="jw-strip jw-strip-bad" role="alert">
          {attempt.error.detail}
        </p>
      )}
      {attempt.receiptNo && (
        <p className="jw-receipt">
          {t('hub.delivery.receipt')} <strong>{attempt.receiptNo}</strong>
        </p>
      )}
      <Facts
        columns={2}
        facts={[
          [t('hub.delivery.handledBy'), attempt.onBehalfOf === undefined ? attempt.handledBy : t('hub.delivery.onBehalf', { who: attempt.handledBy, provider: attempt.onBehalfOf })],
          [t('hub.delivery.handedAt'), moment(attempt.createdAt, true)],
          [t('hub.delivery.why'), attempt.note],
          [t('hub.delivery.reviewedBy'), attempt.reviewedBy],
          [t('hub.delivery.reviewedAt'), attempt.reviewedAt && moment(attempt.reviewedAt, true)],
          [t('hub.delivery.reason'), attempt.reason],
        ]}
      />
      <div className="jw-fixes">
        {attempt.state.id === 'checked' && mayHand && (
          <Button type="primary" onClick={() => decisions.submit(attempt, why)}>
            {t('hub.delivery.submit')}
          </Button>
        )}
        {attempt.state.id === 'submitted' && mayReview && !attempt.own && (
          <>
            <Button type="primary" onClick={() => decisions.accept(attempt, closed && (attempt.note === '' || attempt.byMachine) ? t('hub.delivery.revisionWhy') : undefined)}>
              {t('hub.delivery.accept')}
            </Button>
            <Button danger onClick={() => decisions.sendBack(attempt)}>
              {t('hub.delivery.sendBack')}
            </Button>
          </>
        )}
        {['checking', 'checked', 'submitted'].includes(attempt.state.id) && mayHand && <Button onClick={() => decisions.withdraw(attempt)}>{t('hub.delivery.withdraw')}</Button>}
        {attempt.kind === 'file' && attempt.precheck && (
          <a className="jw-button-link" href={address(`hub/submissions/${attempt.id}/annotated`)} download>
            {t('hub.delivery.annotated')}
          </a>
        )}
        {attempt.batchId && <PageLink to={`/batches/${attempt.batchId}`}>{t('hub.delivery.batch')}</PageLink>}
      </div>
      {attempt.state.id === 'submitted' && attempt.own && <p className="jw-hint">{t('hub.delivery.needSecond')}</p>}
    </Panel>
  )
}
