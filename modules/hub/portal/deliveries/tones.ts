import type { Tone } from '@jingwei/ui'

const tones: Readonly<Record<string, Tone>> = {
  reported: 'good', zero: 'good', corrected: 'good', late: 'warn', missing: 'bad', returned: 'bad', due: 'warn',
  accepted: 'good', submitted: 'busy', checked: 'busy', checking: 'busy', unusable: 'bad', ask: 'bad', look: 'warn', fine: 'good',
}

export const toneOf = (state: string): Tone => tones[state] ?? 'plain'
