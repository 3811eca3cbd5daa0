import { useCallback, useEffect, useRef, useState } from 'react'
import { get, put, remove } from './client.ts'

/** Quiet time after the last key before a draft is sent. */
const PAUSE = 1_200

export type DraftState = {
  /** When it was last kept, as the server says; undefined before. */
  readonly savedAt: string | undefined
  /** What stands in the form was begun earlier. */
  readonly restored: boolean
  /** Keeping failed; what was typed is only on this page. */
  readonly failed: boolean
  /** Throws the draft away and empties the form. */
  readonly discard: () => void
  /** The form was sent: the draft goes. */
  readonly done: () => Promise<void>
}

type Answer<T> = { readonly draft?: { readonly content: Partial<T>; readonly savedAt: string } }

/**
 * Keeps a form on the server as its author types, and puts it back when he returns. Not in the browser: office computers
 * are shared. `form` names the form, and what it is about where one form serves many; `value` must be plain data.
 * @param set is handed what was kept over what the form began with, so that a field added since is there
 */
export function useDraft<T extends object>(form: string, value: T, set: (value: T) => void): DraftState {
  const path = `identity/drafts/${form}`
  const [first] = useState(value)
  const [state, setState] = useState({ savedAt: undefined as string | undefined, restored: false, failed: false })
  const kept = useRef(JSON.stringify(value))
  const ready = useRef(false)
  const over = useRef(false)
  const sending = useRef<Promise<unknown>>(Promise.resolve())
  const putBack = useRef(set)
  putBack.current = set
  const text = JSON.stringify(value)
  const typed = useRef(text)
  typed.current = text
  useEffect(() => {
    let gone = false
    void get<Answer<T>>(path)
      .then(({ draft }) => {
        // Who was faster than the answer keeps what he typed.
        if (gone || draft === undefined || typed.current !== kept.current) return
        const whole = { ...first, ...draft.content }
        kept.current = JSON.stringify(whole)
        putBack.current(whole)
        setState({ savedAt: draft.savedAt, restored: true, failed: false })
      })
      .catch(() => undefined)
      .finally(() => {
        ready.current = true
      })
    return () => void (gone = true)
  }, [path, first])
  useEffect(() => {
    if (!ready.current || over.current || text === kept.current) return undefined
    const timer = setTimeout(() => {
      if (over.current) return
      sending.current = put<{ savedAt: string }>(path, { content: JSON.parse(text) as T })
        .then(({ savedAt }) => {
          kept.current = text
          setState((before) => ({ ...before, savedAt, failed: false }))
        })
        .catch(() => setState((before) => ({ ...before, failed: true })))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [path, text])
  const discard = useCallback(() => {
    kept.current = JSON.stringify(first)
    putBack.current(first)
    setState({ savedAt: undefined, restored: false, failed: false })
    void remove(path).catch(() => undefined)
  }, [path, first])
  const done = useCallback(async () => {
    over.current = true
    await sending.current
    await remove(path).catch(() => undefined)
  }, [path])
  return { ...state, discard, done }
}
