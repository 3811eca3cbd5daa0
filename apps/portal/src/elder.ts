import { useEffect, useState } from 'react'

const KEY = 'jw.elder'

function remembered(): boolean {
  try {
    return globalThis.localStorage?.getItem(KEY) === 'on'
  } catch {
    return false // storage may be forbidden by policy; the choice then lasts until the page is closed
  }
}

function remember(on: boolean): void {
  try {
    globalThis.localStorage?.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // nothing to do
  }
}

/**
 * Elder mode (长辈版) of the public pages: larger, darker, fewer words, by one class on the page.
 * @param offered false on the pages of offices, where it would hide what work needs
 */
export function useElder(offered: boolean): { readonly on: boolean; readonly turn: () => void } {
  const [on, setOn] = useState(remembered)
  useEffect(() => {
    document.documentElement.classList.toggle('jw-elder', offered && on)
    return () => document.documentElement.classList.remove('jw-elder')
  }, [offered, on])
  const turn = () => {
    remember(!on)
    setOn(!on)
  }
  return { on, turn }
}
