import { useEffect, useRef } from 'react'

/** Key -> what it does. `1`..`9` may be given one by one. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>

/** Single keys for people who work through a queue; they rest while somebody types, holds Ctrl/Alt/Meta or has a dialog open. */
export function useKeys(keys: Keys): void {
  const current = useRef(keys)
  current.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || document.querySelector('[role="dialog"][aria-modal="true"]:not([hidden])') !== null) return
      const act = current.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
