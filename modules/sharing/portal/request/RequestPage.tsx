import { DataTable, Facts, moment, MoveHistory, PageHead, PageLink, Panel, Reading, useAddressBar, useFormat, useLabel, useRead, useText } from '@jingwei/ui'
import type { RequestDetail } from '../answers.ts'
import { Countdown, RequestState, TypeMark } from '../marks.tsx'
import { rowsText } from '../rows-text.ts'
import { Steps } from './Steps.tsx'

/** One request: where it stands and until when, what may be done, what is asked for and why, how it is used, how it came so far. */
export default function RequestPage() {
  const t = useText()
  const { params } = useAddressBar()
  const query = useRead<RequestDetail>(`sharing/requests/${params.id ?? ''}`)
  return (
    <Reading query={query}>
      {(request) => (
        <>
          <PageHead
            title={request.scenario}
            back={<PageLink to="/sharing">{t('sharing.title')}</PageLink>}
            note={<RequestState state={request.state} overdue={request.overdue} />}
            actions={
              request.mayUse && (
                <PageLink to={`/sharing/${request.id}/data`} className="jw-button-link jw-button-main">
                  {t('sharing.data.open')}
                </PageLink>
              )
            }
          />
          {request.missing !== undefined && request.state === 'incomplete' && <p className="jw-strip jw-strip-warn">{t('sharing.missing', { text: request.missing })}</p>}
          <Steps request={request} />
          <div className="jw-board">
            <What request={request} />
            <div className="jw-stack">
              <Decision request={request} />
              <Panel title={t('sharing.history')}>
                <MoveHistory moves={request.moves} did={(action) => t(`sharing.did.${action}`)} />
              </Panel>
            </div>
            {request.readings.length > 0 && <Use request={request} />}
          </div>
        </>
      )}
    </Reading>
  )
}

function What({ request }: { readonly request: RequestDetail }) {
  const t = useText()
  const label = useLabel()
  return (
    <Panel title={t('sharing.about')}>
      <ul className="jw-plain-list">
        {request.items.map((item) => (
          <li key={item.id}>
            {label(item)} <TypeMark type={item.type} grade={item.grade} />
          </li>
        ))}
      </ul>
      {request.smaller.length > 0 && (
        <div className="jw-strip jw-strip-warn">
          <p>{t('sharing.larger')}</p>
          <ul>
            {request.smaller.map(({ item, by, why }) => (
              <li key={item.en}>{t('sharing.new.instead', { by: label(by), item: label(item), why: label(why) })}</li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        facts={[
          [t('sharing.col.number'), String(request.number)],
          [t('sharing.col.office'), `${request.office} · ${request.applicant}`],
          [t('sharing.col.owner'), request.ownerOffice ?? t('sharing.byBureau', { source: label(request.source) })],
          [t('sharing.new.largerReason'), request.largerReason],
          [t('sharing.legalBasis'), request.legalBasis],
          [t('sharing.purpose'), `${t(`sharing.purpose.${request.purpose}`)} · ${request.purposeText}`],
          [t('sharing.rows'), rowsText(t, request.rows)],
          [t('sharing.range'), t('sharing.span', { from: request.from, to: request.to })],
          [t('sharing.manners'), request.manners.map((manner) => t(`sharing.manner.${manner}`)).join(t('sharing.and'))],
          [t('sharing.col.endsOn'), request.endsOn],
          [t('sharing.onward'), t(`sharing.onward.${request.onward}`)],
          [t('sharing.submittedAt'), request.submittedAt === undefined ? undefined : moment(request.submittedAt)],
        ]}
      />
    </Panel>
  )
}

function Decision({ request }: { readonly request: RequestDetail }) {
  const t = useText()
  const { decision } = request
  return (
    <Panel title={t('sharing.decision')}>
      <Facts
        facts={[
          [t('sharing.col.deadline'), request.deadline === undefined ? undefined : <Countdown request={request} />],
          [t('sharing.col.grantNo'), request.grantNo],
          [t('sharing.decidedBy'), decision && `${decision.by} · ${moment(decision.at)}`],
          [t('sharing.refusalBasis'), decision?.basis],
          [t('sharing.reason'), decision?.reason],
          [t('sharing.missingTitle'), request.missing],
          [t('sharing.extension'), request.extension === 'none' ? undefined : `${t(`sharing.asked.${request.extension}`)} · ${request.extensionReason ?? ''}`],
          [t('sharing.renewal'), request.renewal === 'none' ? undefined : `${t(`sharing.asked.${request.renewal}`)} · ${request.renewalEndsOn ?? ''} · ${request.renewalReason ?? ''}`],
          [t('sharing.dispute'), request.disputeReason],
          [t('sharing.disposal'), request.disposal],
        ]}
      />
    </Panel>
  )
}

function Use({ request }: { readonly request: RequestDetail }) {
  const t = useText()
  const format = useFormat()
  return (
    <Panel title={t('sharing.readings')} wide>
      <DataTable
        label={t('sharing.readings')}
        rows={request.readings}
        rowKey={(reading) => reading.mark}
        columns={[
          { id: 'at', title: t('sharing.at'), render: (reading) => moment(reading.at) },
          { id: 'by', title: t('sharing.by'), render: (reading) => reading.by },
          { id: 'manner', title: t('sharing.manners'), render: (reading) => t(`sharing.manner.${reading.manner}`) },
          { id: 'firms', title: t('sharing.enterprises'), align: 'end', render: (reading) => format.count(reading.enterprises) },
          { id: 'file', title: t('sharing.fileName'), render: (reading) => reading.fileName ?? '–' },
        ]}
      />
    </Panel>
  )
}
