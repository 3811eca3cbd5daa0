import { Facts, FormSteps, post, problemOf, put, useLabel, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import { useEffect, useState } from 'react'
import type { Catalogue, Proposal, RequestDetail } from '../answers.ts'
import { rowsText } from '../rows-text.ts'
import { bodyOf, codesOf, type Form } from './form-state.ts'
import { ItemsStep } from './ItemsStep.tsx'
import { ProposalStep } from './ProposalStep.tsx'
import { PurposeStep } from './PurposeStep.tsx'
import { ScopeStep } from './ScopeStep.tsx'

type Props = { readonly first: Form; readonly catalogue: Catalogue; readonly town: string | undefined; readonly request?: RequestDetail; readonly done: (ids: readonly string[]) => void }

/** The application in steps; also what changes one that is a draft or lacks something. */
export function RequestForm({ first, catalogue, town, request, done }: Props) {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [form, setForm] = useState(first)
  const [proposal, setProposal] = useState<Proposal>()
  const [busy, setBusy] = useState(false)
  const set = (change: Partial<Form>) => setForm((old) => ({ ...old, ...change }))
  const { questions, items } = form
  useEffect(() => {
    let current = true
    setProposal(undefined)
    post<Proposal>('sharing/proposals', { questions, items }).then((found) => void (current && setProposal(found)), () => undefined)
    return () => void (current = false)
  }, [questions, items])
  const asked = catalogue.questions.filter((question) => questions.includes(question.id)).map((question) => question.item)
  const chosen = form.keep ? [...new Set([...asked, ...items])] : (proposal?.items ?? [])
  const entries = chosen.map((id) => catalogue.items.find((item) => item.id === id)).filter((item) => item !== undefined)
  const parts = new Set(entries.map((item) => `${item.office?.id ?? ''}|${item.source.en}|${item.type}`)).size
  const body = bodyOf(form, chosen)
  const finish = async () => {
    setBusy(true)
    try {
      if (request === undefined) {
        const made = await post<{ items: readonly { id: string }[] }>('sharing/requests', body)
        done(made.items.map((one) => one.id))
      } else {
        const changed = await put<RequestDetail>(`sharing/requests/${request.id}`, { version: request.version, ...body })
        await post(`sharing/requests/${request.id}/submit`, { version: changed.version })
        done([request.id])
      }
      await readAgain('sharing')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      setBusy(false)
    }
  }
  const needed = (pairs: readonly (readonly [boolean, string])[]): string[] => pairs.flatMap(([wrong, text]) => (wrong ? [text] : []))
  return (
    <FormSteps
      busy={busy}
      finish={t('sharing.step.submit')}
      onFinish={() => void finish()}
      steps={[
        { id: 'items', title: t('sharing.new.what'), problems: () => needed([[questions.length + items.length === 0, t('sharing.need.items')]]), render: () => <ItemsStep form={form} set={set} catalogue={catalogue} /> },
        {
          id: 'proposal', title: t('sharing.new.enough'), render: () => <ProposalStep form={form} set={set} catalogue={catalogue} proposal={proposal} />,
          problems: () => needed([[proposal === undefined, t('sharing.need.proposal')], [form.keep && (proposal?.replaced.length ?? 0) > 0 && form.largerReason.trim() === '', t('sharing.need.largerReason')]]),
        },
        {
          id: 'purpose', title: t('sharing.new.purpose'), render: () => <PurposeStep form={form} set={set} />,
          problems: () => needed([[form.scenario.trim() === '', t('sharing.need.scenario')], [form.legalBasis.trim() === '', t('sharing.need.legalBasis')], [form.purposeText.trim() === '', t('sharing.need.purposeText')]]),
        },
        {
          id: 'scope', title: t('sharing.new.scope'), render: () => <ScopeStep form={form} set={set} town={town} />,
          problems: () => needed([[form.rowsKind === 'towns' && form.towns.length === 0, t('sharing.need.towns')], [form.rowsKind === 'codes' && codesOf(form).length === 0, t('sharing.need.codes')], [form.manners.length === 0, t('sharing.need.manners')], [form.endsOn === '' || form.from === '' || form.to === '', t('sharing.need.dates')]]),
        },
        {
          id: 'check', title: t('sharing.new.check'), problems: () => [],
          render: () => (
            <>
              {request === undefined && parts > 1 && <p className="jw-strip">{t('sharing.new.parts', { count: parts })}</p>}
              <Facts
                facts={[
                  [t('sharing.items'), entries.map(label).join(t('sharing.and'))],
                  [t('sharing.new.largerReason'), body.largerReason],
                  [t('sharing.col.scenario'), body.scenario],
                  [t('sharing.legalBasis'), body.legalBasis],
                  [t('sharing.purpose'), `${t(`sharing.purpose.${body.purpose}`)} · ${body.purposeText}`],
                  [t('sharing.rows'), rowsText(t, body.rows)],
                  [t('sharing.range'), t('sharing.span', { from: body.from, to: body.to })],
                  [t('sharing.manners'), body.manners.map((manner) => t(`sharing.manner.${manner}`)).join(t('sharing.and'))],
                  [t('sharing.col.endsOn'), body.endsOn],
                  [t('sharing.onward'), t(`sharing.onward.${body.onward}`)],
                ]}
              />
            </>
          ),
        },
      ]}
    />
  )
}
