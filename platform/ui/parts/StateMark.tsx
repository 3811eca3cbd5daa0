import type { ReactNode } from 'react'

export type Tone = 'good' | 'warn' | 'bad' | 'busy' | 'plain'

/** A state in words with a tone; the words carry the meaning, the colour only helps. */
export function StateMark({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={`jw-mark jw-mark-${tone}`}>{children}</span>
}
