import { JingweiError } from './errors.ts'

/** A lifecycle as data: which state may follow which. Checked at start, drawn in the docs from the same table. */
export type Lifecycle<State extends string = string> = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly initial: State
  readonly states: Readonly<Record<State, { readonly zh: string; readonly en: string; readonly to: readonly State[] }>>
}

/** Every state must be declared, reachable from the initial one, and lead only to declared states. */
export function checkLifecycle(lifecycle: Lifecycle): readonly string[] {
  const problems: string[] = []
  const reached = new Set<string>()
  const queue: string[] = [lifecycle.initial]
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (reached.has(state)) continue
    reached.add(state)
    const declared = lifecycle.states[state]
    if (!declared) problems.push(`${lifecycle.id}: state ${state} is not declared`)
    else queue.push(...declared.to)
  }
  for (const state of Object.keys(lifecycle.states)) {
    if (!reached.has(state)) problems.push(`${lifecycle.id}: state ${state} cannot be reached from ${lifecycle.initial}`)
  }
  return problems
}

/** @throws kernel.bad_transition when the table has no such step. */
export function transition<State extends string>(lifecycle: Lifecycle<State>, from: State, to: State): State {
  if (!lifecycle.states[from].to.includes(to)) {
    throw new JingweiError('kernel.bad_transition', { lifecycle: lifecycle.id, from, to })
  }
  return to
}
