import type { ReactNode } from 'react'

export type Fact = readonly [string, ReactNode | undefined]

/** Names and what stands for them; a fact without a value is left out. */
export function Facts({ facts, columns = 1 }: { readonly facts: readonly Fact[]; readonly columns?: 1 | 2 | 3 }) {
  return (
    <dl className={`jw-facts jw-facts-${columns}`}>
      {facts
        .filter(([, value]) => value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
