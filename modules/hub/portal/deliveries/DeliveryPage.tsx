import { address, Facts, mayAny, PageHead, PageLink, Panel, Reading, StateMark, useAddressBar, useLabel, useRead, useReadAgain, useSession, useText } from '@jingwei/ui'
import Button from 'antd/es/button'
import { Drop } from '../imports/Drop.tsx'
import { upload } from '../imports/upload.ts'
import type { Delivery } from './answers.ts'
import { AttemptPanel } from './AttemptPanel.tsx'
import { Findings } from './Findings.tsx'
import { PastAttempts } from './PastAttempts.tsx'
import { toneOf } from './tones.ts'
import { useDecisions } from './use-decisions.tsx'

const open = ['checking', 'checked', 'submitted']

/** One source and period: hand in, look over, submit, review; and all that was tried before. */
export default function DeliveryPage() {
  const t = useText()
  const label = useLabel()
  const { me, meta } = useSession()
  const { params } = useAddressBar()
  const readAgain = useReadAgain()
  const path = `hub/deliveries/${params.source ?? ''}/${params.period ?? ''}`
  const query = useRead<Delivery>(path, {}, { every: 2000, keep: true })
  const decisions = useDecisions()
  return (
    <Reading query={query}>
      {(delivery) => {
        const [newest, ...past] = delivery.attempts
        const busy = newest !== undefined && open.includes(newest.state.id)
        return (
          <>
            <PageHead
              title={`${label(delivery.arrangement.source)} ${delivery.period}`}
              back={<PageLink to="/calendar">{t('hub.calendar.title')}</PageLink>}
              note={
                <>
                  <StateMark tone={toneOf(delivery.state.id)}>{label(delivery.state)}</StateMark> {delivery.step && label(delivery.step)}
                </>
              }
            />
            <div className="jw-stack">
              {delivery.closedMonth !== undefined && <p className="jw-strip jw-strip-warn">{t('hub.delivery.closedHint', { month: delivery.closedMonth })}</p>}
              {!busy && mayAny(me, ['hub.delivery.hand']) && (
                <section className="jw-stack">
                  {newest?.state.id === 'accepted' && <p className="jw-strip">{t('hub.delivery.correctHint')}</p>}
                  <Drop
                    hint={t('hub.delivery.dropHint', { source: label(delivery.arrangement.source), period: delivery.period })}
                    send={async (files, progress) => {
                      await upload(`${path}/file`, files, progress)
                      await readAgain('hub/deliveries', 'hub/calendar')
                    }}
                  />
                  {meta?.sample === true && (
                    <p>
                      <a className="jw-button-link" href={address(`sample/deliveries/${delivery.arrangement.source.id}/${delivery.period}`)} download>
                        {t('hub.delivery.sampleFile')}
                      </a>
                    </p>
                  )}
                  {delivery.arrangement.manner !== 'whole' && (
                    <p>
                      <Button onClick={() => decisions.nothing(path)}>{t('hub.delivery.nothing')}</Button>
                    </p>
                  )}
                </section>
              )}
              {newest && <AttemptPanel attempt={newest} decisions={decisions} closed={delivery.closedMonth !== undefined} />}
              {newest?.precheck && <Findings seen={newest.precheck} />}
              <div className="jw-board">
                <Panel title={t('hub.delivery.agreed')}>
                  <Facts
                    facts={[
                      [t('hub.arrangement.provider'), delivery.arrangement.provider],
                      [t('hub.delivery.due'), delivery.due ?? t('hub.delivery.dueUnknown')],
                      [t('hub.arrangement.cycle'), t(`hub.cadence.${delivery.arrangement.cycle}`)],
                      [t('hub.arrangement.manner'), t(`hub.manner.${delivery.arrangement.manner}`)],
                      [t('hub.arrangement.rowsExpected'), delivery.arrangement.rowsExpected],
                      [t('hub.arrangement.firmsExpected'), delivery.arrangement.firmsExpected],
                      [t('hub.arrangement.agreementNo'), delivery.arrangement.agreementNo],
                      [t('hub.arrangement.endsOn'), delivery.arrangement.endsOn],
                    ]}
                  />
                </Panel>
                {delivery.reminder && (
                  <Panel title={t('hub.delivery.reminder')} extra={<Button size="small" onClick={() => void decisions.copy(label(delivery.reminder))}>{t('hub.delivery.copy')}</Button>}>
                    <p className="jw-once jw-letter">{label(delivery.reminder)}</p>
                  </Panel>
                )}
              </div>
              {past.length > 0 && <PastAttempts attempts={past} />}
              {decisions.dialog}
            </div>
          </>
        )
      }}
    </Reading>
  )
}
