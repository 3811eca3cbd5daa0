import { PageLink, useLabel, useText } from '@jingwei/ui'
import type { Candidate, Evidence, ReviewItem } from '../work-answers.ts'
import type { Decision } from './use-decisions.ts'

type Props = { readonly item: ReviewItem; readonly decide: (decision: Decision) => void }

/** The record on top, the enterprises it may be below, with what speaks for and against each. */
export function Comparison({ item, decide }: Props) {
  const t = useText()
  const label = useLabel()
  return (
    <section aria-label={item.name}>
      <div className="jw-panel">
        <div className="jw-panel-head">
          <h2>{item.name}</h2>
          <span className="jw-muted">{t('hub.review.records', { count: item.records })}</span>
        </div>
        <table className="jw-compare">
          <tbody>
            <Line name={t('hub.col.code')} value={item.code} />
            <Line name={t('hub.col.address')} value={item.address} />
            <Line name={t('ui.card.source')} value={[label(item.source), item.fileName, item.sampleLine === undefined ? '' : t('hub.line', { line: item.sampleLine })].filter(Boolean).join(' · ')} />
          </tbody>
        </table>
        <div className="jw-fixes" role="group" aria-label={t('hub.review.choices')}>
          <button type="button" className="jw-fix" onClick={() => decide({ decision: 'new' })}>
            <kbd>n</kbd>
            {t('hub.review.new')}
          </button>
          <button type="button" className="jw-fix" onClick={() => decide({ decision: 'skip' })}>
            <kbd>s</kbd>
            {t('hub.review.skip')}
          </button>
        </div>
      </div>
      <div className="jw-candidates">
        {item.candidates.slice(0, 9).map((candidate, index) => (
          <CandidateCard key={candidate.enterpriseId} item={item} candidate={candidate} number={index + 1} link={() => decide({ decision: 'link', enterpriseId: candidate.enterpriseId })} />
        ))}
      </div>
    </section>
  )
}

function CandidateCard({ item, candidate, number, link }: { readonly item: ReviewItem; readonly candidate: Candidate; readonly number: number; readonly link: () => void }) {
  const t = useText()
  return (
    <article className="jw-candidate">
      <div className="jw-candidate-head">
        <h3>{candidate.name}</h3>
      </div>
      <table className="jw-compare">
        <tbody>
          <Line name={t('hub.col.code')} value={candidate.creditCode} against={item.code} />
          <Line name={t('hub.col.address')} value={candidate.address} against={item.address} />
          <Line name={t('hub.col.town')} value={candidate.town} />
        </tbody>
      </table>
      <EvidenceList evidence={candidate.evidence} />
      <div className="jw-row">
        <button type="button" className="jw-fix" onClick={link}>
          <kbd>{number}</kbd>
          {t('hub.review.link')}
        </button>
        <PageLink to={`/enterprises/${candidate.enterpriseId}`}>{t('hub.review.open')}</PageLink>
      </div>
    </article>
  )
}

function Line({ name, value, against }: { readonly name: string; readonly value: string | undefined; readonly against?: string }) {
  const compared = value && against
  // A shorter way of writing the same is no difference: 溯月镇逐光路943号 within 秀水区溯月镇逐光路943号.
  const same = value !== undefined && against !== undefined && (value.includes(against) || against.includes(value))
  const tone = compared ? (same ? 'jw-same' : 'jw-differs') : undefined
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{value ? <span className={tone}>{value}</span> : <span className="jw-none">–</span>}</td>
    </tr>
  )
}

/** What speaks for (left, blue-green) and against (right, brown), in words; the bar says how much. */
function EvidenceList({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const t = useText()
  const label = useLabel()
  const most = Math.max(1e-9, ...evidence.map((one) => Math.abs(one.weight)))
  return (
    <ul className="jw-evidence" aria-label={t('hub.review.evidence')}>
      {evidence.map((one, index) => (
        <li key={index}>
          <span>{label(one)}</span>
          <span className="jw-evidence-bar" title={t(one.weight >= 0 ? 'hub.review.for' : 'hub.review.against')}>
            <span className={one.weight >= 0 ? 'jw-evidence-for' : 'jw-evidence-against'} style={{ width: `${(Math.abs(one.weight) / most) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
