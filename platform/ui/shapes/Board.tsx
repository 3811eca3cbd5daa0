import type { ReactNode } from 'react'

/** Cards side by side; as many a row as the screen holds. On a phone one, or two `compact` ones that hold a count each. */
export const Cards = ({ children, compact }: { readonly children: ReactNode; readonly compact?: boolean }) => <div className={`jw-cards${compact === true ? ' jw-cards-compact' : ''}`}>{children}</div>

/** Panels in two columns on a wide screen; a `wide` panel takes the row. */
export const Board = ({ children }: { readonly children: ReactNode }) => <div className="jw-board">{children}</div>
