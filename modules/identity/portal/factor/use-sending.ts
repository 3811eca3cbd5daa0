import { problemOf, useText } from '@jingwei/ui'
import { useState } from 'react'

/** Runs one request at a time and keeps what the server said against it. */
export function useSending() {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const send = async (work: () => Promise<void>) => {
    setBusy(true)
    setWrong(undefined)
    try {
      await work()
    } catch (thrown) {
      setWrong(problemOf(thrown).detail || t('ui.failed.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, wrong, send }
}
