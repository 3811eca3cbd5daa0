import { useEffect, useState } from 'react'

/** For a dialog that is taken away when it closes: whoever works by keyboard goes on where the dialog was opened. */
export function useGiveBackFocus(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}
