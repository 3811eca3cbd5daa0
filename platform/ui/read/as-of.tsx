import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import type { Bilingual } from '../i18n/locale.ts'

/** A closing whose figures are read in place of today's. */
export type ClosingName = Bilingual & { readonly code: string }

type AsOf = { readonly closing: ClosingName | undefined; readonly choose: (closing: ClosingName | undefined) => void }

const place = 'jw.asOf'
const AsOfContext = createContext<AsOf>({ closing: undefined, choose: () => undefined })

const remembered = (): ClosingName | undefined => {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null')
    return typeof read === 'object' && read !== null && 'code' in read ? (read as ClosingName) : undefined
  } catch {
    return undefined
  }
}

/** One switch for the whole portal: figures as known today, or as a month was closed. Kept for this tab alone. */
export function AsOfProvider({ children }: { readonly children: ReactNode }) {
  const [closing, setClosing] = useState(remembered)
  const choose = useCallback((next: ClosingName | undefined) => {
    if (next === undefined) sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, JSON.stringify(next))
    setClosing(next)
  }, [])
  const value = useMemo(() => ({ closing, choose }), [closing, choose])
  return <AsOfContext value={value}>{children}</AsOfContext>
}

export const useAsOf = (): AsOf => use(AsOfContext)

/** What a page of figures adds to its reading. */
export function useAsOfParams(): { readonly closing?: string } {
  const { closing } = useAsOf()
  return useMemo(() => (closing === undefined ? {} : { closing: closing.code }), [closing])
}
