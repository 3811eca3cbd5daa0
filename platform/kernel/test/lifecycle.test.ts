import { describe, expect, it } from 'vitest'
import type { Lifecycle } from '@jingwei/kernel'
import { checkLifecycle, transition } from '@jingwei/kernel'

const dispute: Lifecycle<'open' | 'answered' | 'closed'> = {
  id: 'test.dispute', zh: '异议', en: 'Dispute', initial: 'open',
  states: {
    open: { zh: '待答复', en: 'Open', to: ['answered'] },
    answered: { zh: '已答复', en: 'Answered', to: ['closed', 'open'] },
    closed: { zh: '已办结', en: 'Closed', to: [] },
  },
}

describe('a lifecycle', () => {
  it('is sound when every state is declared and reachable', () => {
    expect(checkLifecycle(dispute)).toEqual([])
  })

  it('is refused when a state cannot be reached', () => {
    const broken: Lifecycle = { ...dispute, states: { ...dispute.states, lost: { zh: '失落', en: 'Lost', to: ['open'] } } }
    expect(checkLifecycle(broken)).toEqual(['test.dispute: state lost cannot be reached from open'])
  })

  it('is refused when a step leads nowhere', () => {
    const broken: Lifecycle = { ...dispute, states: { ...dispute.states, closed: { zh: '已办结', en: 'Closed', to: ['archived'] } } }
    expect(checkLifecycle(broken)).toEqual(['test.dispute: state archived is not declared'])
  })

  it('takes the steps of its table and no other', () => {
    expect(transition(dispute, 'open', 'answered')).toBe('answered')
    expect(() => transition(dispute, 'open', 'closed')).toThrow(/no transition from open to closed/u)
    expect(() => transition(dispute, 'closed', 'closed')).toThrow()
  })
})
