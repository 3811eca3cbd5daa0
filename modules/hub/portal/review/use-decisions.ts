import { post, problemOf, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import { useRef, useState } from 'react'
import type { ReviewItem } from '../work-answers.ts'

export type Decision = { readonly decision: 'link'; readonly enterpriseId: string } | { readonly decision: 'new' } | { readonly decision: 'skip' }

/**
 * Decides a record and takes it off the list at once; the last ones can be undone in turn. A skipped record is only put
 * aside in this list: it stays in the queue of the bureau.
 */
export function useDecisions() {
  const t = useText()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const busy = useRef(false)
  const [done, setDone] = useState<readonly { readonly id: string; readonly name: string; readonly skipped: boolean }[]>([])
  const fail = (thrown: unknown) => void message.error(problemOf(thrown).detail || t('ui.failed.title'))
  const decide = async (item: ReviewItem, decision: Decision) => {
    if (busy.current) return
    busy.current = true
    try {
      if (decision.decision !== 'skip') await post(`hub/review/${item.mentionId}`, decision)
      setDone((before) => [...before, { id: item.mentionId, name: item.name, skipped: decision.decision === 'skip' }])
      void message.success(t(`hub.review.${decision.decision}Done`, { name: item.name }))
      void readAgain('hub/summary')
    } catch (thrown) {
      fail(thrown)
    } finally {
      busy.current = false
    }
  }
  const undo = async () => {
    const last = done.at(-1)
    if (last === undefined || busy.current) return
    busy.current = true
    try {
      if (!last.skipped) await post(`hub/links/${last.id}/undo`)
      setDone((before) => before.slice(0, -1))
      void message.info(t('hub.review.undone', { name: last.name }))
      await readAgain('hub/review', 'hub/summary')
    } catch (thrown) {
      fail(thrown)
    } finally {
      busy.current = false
    }
  }
  return { decided: new Set(done.map((one) => one.id)), decide, undo, canUndo: done.length > 0 }
}
