import { post, problemOf, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import Button from 'antd/es/button'
import { useState } from 'react'
import type { Step, TaskDetail } from '../answers.ts'
import { StepDialog } from './StepDialog.tsx'

/** Where each step is sent. */
const routes: Readonly<Record<Step, string>> = {
  assign: 'assign', accept: 'accept', return: 'return', answer: 'answer', satisfied: 'judge', unsatisfied: 'judge', close: 'close', ask_extension: 'extension', decide_extension: 'extension/decision',
}

/** The step a task waits for stands out; the others are there. */
const main: ReadonlySet<Step> = new Set(['assign', 'accept', 'answer', 'satisfied', 'decide_extension'])

/** What this reader may do with the task now. Each step carries the version shown, so that nobody moves what somebody else has just moved. */
export function Steps({ task, api }: { readonly task: TaskDetail; readonly api: string }) {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const [asking, setAsking] = useState<Step>()
  const take = async (step: Step, body: object = {}): Promise<boolean> => {
    try {
      await post(`${api}/${routes[step]}`, { version: task.version, ...body })
      void message.success(t('tasks.done'))
      return true
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
      return problemOf(thrown).code.endsWith('moved_meanwhile')
    } finally {
      await readAgain('tasks')
    }
  }
  if (task.steps.length === 0) return null
  const ordered = [...task.steps.filter((step) => main.has(step)), ...task.steps.filter((step) => !main.has(step))]
  return (
    <div className="jw-fixes" role="group" aria-label={t('tasks.steps')}>
      {ordered.map((step) => (
        <Button key={step} type={main.has(step) ? 'primary' : 'default'} onClick={() => (step === 'accept' ? void take(step) : setAsking(step))}>
          {t(`tasks.step.${step}`)}
        </Button>
      ))}
      {asking !== undefined && <StepDialog key={asking} step={asking} task={task} close={() => setAsking(undefined)} take={(body) => take(asking, body)} />}
    </div>
  )
}
