import { post, problemOf, useLabel, useReadAgain, useText } from '@jingwei/ui'
import App from 'antd/es/app'
import { useRef } from 'react'
import type { Fix, QuarantineGroup, QuarantineRow } from '../work-answers.ts'

/** The two things one can do about rows that could not be read: correct their form, or set one aside. */
export function useCorrections() {
  const t = useText()
  const label = useLabel()
  const { message } = App.useApp()
  const readAgain = useReadAgain()
  const busy = useRef(false)
  const once = async (work: () => Promise<string>) => {
    if (busy.current) return // a key held down must not correct twice
    busy.current = true
    try {
      void message.success(await work())
      await readAgain('hub/quarantine', 'hub/summary', 'hub/batches')
    } catch (thrown) {
      void message.error(problemOf(thrown).detail || t('ui.failed.title'))
    } finally {
      busy.current = false
    }
  }
  return {
    fix: (group: QuarantineGroup, fix: Fix) =>
      once(async () => {
        const { released } = await post<{ released: number }>('hub/quarantine/fixes', { sourceId: group.source.id, code: group.code, kind: fix.kind })
        return t('hub.quarantine.fixed', { fix: label(fix), count: released })
      }),
    dismiss: (row: QuarantineRow) =>
      once(async () => {
        await post(`hub/quarantine/${row.id}/dismiss`)
        return t('hub.quarantine.dismissed', { line: row.line })
      }),
  }
}
