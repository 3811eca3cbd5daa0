import { problemOf, useText } from '@jingwei/ui'
import { useState } from 'react'
import { KeyProblem } from './web-authn.ts'

/** Runs one request at a time and keeps what the server, or the security key, said against it. */
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
      setWrong(thrown instanceof KeyProblem ? t(thrown.word) : problemOf(thrown).detail || t('ui.failed.unreachable'))
    } finally {
      setBusy(false)
    }
  }
  return { busy, wrong, send }
}
