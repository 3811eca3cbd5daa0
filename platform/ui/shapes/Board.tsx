import type { ReactNode } from 'react'

/** Cards side by side; as many a row as the screen holds, one on a phone. */
export const Cards = ({ children }: { readonly children: ReactNode }) => <div className="jw-cards">{children}</div>

/** Panels in two columns on a wide screen; a `wide` panel takes the row. */
export const Board = ({ children }: { readonly children: ReactNode }) => <div className="jw-board">{children}</div>
