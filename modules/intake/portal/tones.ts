import type { Tone } from '@jingwei/ui'

const tones: Readonly<Record<string, Tone>> = {
  fine: 'good', handed: 'good', reading: 'busy', queued: 'busy', asks: 'warn', waiting: 'busy', ended: 'warn', failed: 'bad', failing: 'bad',
}

/** The tone of a connection's light or of a run's state. */
export const toneOf = (id: string): Tone => tones[id] ?? 'plain'
