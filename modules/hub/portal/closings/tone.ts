import type { Tone } from '@jingwei/ui'

const tones: Readonly<Record<string, Tone>> = { closed: 'good', failed: 'bad', proposed: 'warn', freezing: 'warn' }

export const closingTone = (state: string): Tone => tones[state] ?? 'plain'
