import { address, DataTable, Facts, mayAny, moment, PageHead, PageLink, Panel, post, problemOf, Quantity, Reading, StateMark, useAddressBar, useAsOf, useFormat, useLabel, useLanguage, useRead, useReadAgain, useSession, useText, type Column } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { Closing, ClosingDetail, Difference, Revision } from './answers.ts'
import { closingTone } from './tone.ts'

/** One closing: what was open, who closed it, what it holds, and what has been revised since. */
export default function ClosingPage() {
  const t = useText()
  const label = useLabel()
  const { params } = useAddressBar()
  const query = useRead<ClosingDetail>(`hub/closings/${params.code ?? ''}`, {}, { every: 4000, keep: true })
  return (
    <Reading query={query}>
      {({ closing, revisions, differences }) => (
        <>
          <PageHead title={label(closing)} back={<PageLink to="/closings">{t('hub.closing.title')}</PageLink>} note={<StateMark tone={closingTone(closing.state.id)}>{label(closing.state)}</StateMark>} actions={<Actions closing={closing} />} />
          <div className="jw-stack">
            {closing.error && (
              <p className="jw-strip jw-strip-bad" role="alert">
                {label(closing.error)}
              </p>
            )}
            <ClosingFacts closing={closing} />
            {closing.openPoints.length > 0 && (
              <Panel title={t('hub.closing.wasOpen')}>
                <ul className="jw-plain-list">
                  {closing.openPoints.map((point) => (
                    <li key={point.code}>{t('hub.closing.point', { what: label(point), count: point.count })}</li>
                  ))}
                </ul>
              </Panel>
            )}
            {closing.state.id === 'closed' && <Since revisions={revisions} differences={differences} />}
          </div>
        </>
      )}
    </Reading>
  )
}

function Actions({ closing }: { readonly closing: Closing }) {
  const t = useText()
  const { me } = useSession()
  const { message } = App.useApp()
  const { locale } = useLanguage()
  const { choose } = useAsOf()
  const readAgain = useReadAgain()
  const run = async (work: () => Promise<string>): Promise<void> => {
    try {
      void message.success(await work())
      await readAgain('hub/closings')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    }
  }
  const move = (how: 'confirm' | 'withdraw') => void run(async () => (await post(`hub/closings/${closing.id}/${how}`), t(`hub.closing.done.${how}`)))
  const waits = closing.state.id === 'proposed' || closing.state.id === 'failed'
  if (closing.state.id === 'closed') {
    return (
      <>
        <Button onClick={() => choose({ code: closing.code, zh: closing.zh, en: closing.en })}>{t('hub.closing.readAll')}</Button>
        {mayAny(me, ['hub.summary.read']) && (
          <a className="jw-button-link" href={address(`hub/closings/${closing.code}/visit`, { lang: locale })} download>
            {t('hub.closing.visit')}
          </a>
        )}
      </>
    )
  }
  return (
    <>
      {waits && closing.own && <span className="jw-muted">{t('hub.closing.needSecond')}</span>}
      {waits && !closing.own && mayAny(me, ['hub.closing.confirm']) && (
        <Button type="primary" onClick={() => move('confirm')}>
          {t('hub.closing.confirm')}
        </Button>
      )}
      {waits && mayAny(me, ['hub.closing.propose']) && <Button onClick={() => move('withdraw')}>{t('hub.closing.withdraw')}</Button>}
    </>
  )
}

function ClosingFacts({ closing }: { readonly closing: Closing }) {
  const t = useText()
  const format = useFormat()
  const [verified, setVerified] = useState<boolean>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    try {
      setVerified((await post<{ equal: boolean }>(`hub/closings/${closing.code}/verify`)).equal)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title={t('hub.closing.what')}>
      <Facts
        columns={2}
        facts={[
          [t('hub.closing.code'), closing.code],
          [t('hub.closing.reason'), closing.reason],
          [t('hub.closing.proposedBy'), `${closing.proposedBy} ${moment(closing.proposedAt)}`],
          [t('hub.closing.confirmedBy'), closing.confirmedBy],
          [t('hub.closing.closedAt'), moment(closing.closedAt)],
          [t('hub.closing.publishOn'), closing.publishOn],
          [t('hub.closing.enterprises'), closing.enterprises === undefined ? undefined : format.count(closing.enterprises)],
          [t('hub.closing.figures'), closing.figures === undefined ? undefined : format.count(closing.figures)],
          [
            t('hub.closing.digest'),
            closing.digest === undefined ? undefined : (
              <span className="jw-row">
                <code className="jw-code">{closing.digest}</code>
                <Button size="small" loading={busy} onClick={() => void verify()}>
                  {t('hub.closing.verify')}
                </Button>
                {verified !== undefined && <StateMark tone={verified ? 'good' : 'bad'}>{t(verified ? 'hub.closing.verified' : 'hub.closing.notVerified')}</StateMark>}
              </span>
            ),
          ],
        ]}
      />
    </Panel>
  )
}

function Since({ revisions, differences }: { readonly revisions: readonly Revision[]; readonly differences: readonly Difference[] }) {
  const t = useText()
  const label = useLabel()
  const format = useFormat()
  const revised: readonly Column<Revision>[] = [
    { id: 'source', title: t('hub.col.source'), render: (row) => <PageLink to={`/calendar/${row.source.id}/${row.period}`}>{label(row.source)}</PageLink> },
    { id: 'period', title: t('hub.closing.period'), render: (row) => row.period },
    { id: 'reason', title: t('hub.closing.revisionReason'), wrap: true, render: (row) => row.reason },
    { id: 'by', title: t('hub.closing.people'), render: (row) => row.by },
    { id: 'at', title: t('hub.delivery.reviewedAt'), render: (row) => moment(row.at) },
    { id: 'receipt', title: t('hub.delivery.receipt'), render: (row) => <code>{row.receiptNo}</code> },
  ]
  const different: readonly Column<Difference>[] = [
    { id: 'item', title: t('hub.figures.item'), render: (row) => label(row.item) },
    { id: 'period', title: t('hub.closing.period'), render: (row) => format.period(row.period) || '–' },
    { id: 'firms', title: t('hub.closing.firmsChanged'), align: 'end', render: (row) => format.count(row.firms) },
    { id: 'before', title: t('hub.closing.before'), align: 'end', render: (row) => amount(row.before, row.unit) },
    { id: 'after', title: t('hub.closing.after'), align: 'end', render: (row) => amount(row.after, row.unit) },
    { id: 'change', title: t('hub.closing.change'), align: 'end', render: (row) => amount(row.before === undefined || row.after === undefined ? undefined : row.after - row.before, row.unit) },
  ]
  return (
    <>
      <Panel title={t('hub.closing.revisions')}>
        {revisions.length === 0 ? <p className="jw-muted">{t('hub.closing.noRevisions')}</p> : <DataTable label={t('hub.closing.revisions')} rows={revisions} rowKey={(row) => row.receiptNo} columns={revised} stack />}
      </Panel>
      <Panel title={t('hub.closing.differences')}>
        {differences.length === 0 ? <p className="jw-muted">{t('hub.closing.noDifferences')}</p> : <DataTable label={t('hub.closing.differences')} rows={differences} rowKey={(row) => `${row.item.id}|${row.period}`} columns={different} stack />}
      </Panel>
    </>
  )
}

/** Too few firms behind it: the sum would tell what one of them has. */
const amount = (value: number | undefined, unit: string) => (value === undefined ? '–' : <Quantity value={value} unit={unit} />)
