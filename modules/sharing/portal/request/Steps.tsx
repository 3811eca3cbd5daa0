import { post, problemOf, useAddressBar, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { RequestDetail, Step } from '../answers.ts'
import { StepDialog } from './StepDialog.tsx'

/** Where each step is sent. */
const routes: Readonly<Record<Exclude<Step, 'edit'>, string>> = {
  submit: 'submit', withdraw: 'withdraw', notice: 'notice', approve: 'approve', refuse: 'refuse', ask_extension: 'extension', decide_extension: 'extension/decision', supply: 'supply', suspend: 'suspend', resume: 'resume',
  ask_renewal: 'renewal', decide_renewal: 'renewal/decision', dispute: 'dispute', uphold: 'uphold', dispose: 'dispose',
}

/** The step a request waits for stands out; the others are there. */
const main: ReadonlySet<Step> = new Set(['edit', 'approve', 'supply', 'decide_extension', 'decide_renewal'])

/** What this reader may do with the request now. Each step carries the version shown. */
export function Steps({ request }: { readonly request: RequestDetail }) {
  const t = useText()
  const { go } = useAddressBar()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [asking, setAsking] = useState<Exclude<Step, 'edit'>>()
  const take = async (step: Exclude<Step, 'edit'>, body: object): Promise<boolean> => {
    try {
      await post(`sharing/requests/${request.id}/${routes[step]}`, { version: request.version, ...body })
      void message.success(t('sharing.done'))
      return true
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
      return problemOf(thrown).code.endsWith('moved_meanwhile')
    } finally {
      await readAgain('sharing')
    }
  }
  if (request.steps.length === 0) return null
  const ordered = [...request.steps.filter((step) => main.has(step)), ...request.steps.filter((step) => !main.has(step))]
  return (
    <div className="jw-fixes" role="group" aria-label={t('sharing.steps')}>
      {ordered.map((step) => (
        <Button key={step} type={main.has(step) ? 'primary' : 'default'} onClick={() => (step === 'edit' ? go(`/sharing/new?of=${request.id}`) : setAsking(step))}>
          {t(`sharing.step.${step}`)}
        </Button>
      ))}
      {asking !== undefined && <StepDialog key={asking} step={asking} request={request} close={() => setAsking(undefined)} take={(body) => take(asking, body)} />}
    </div>
  )
}
