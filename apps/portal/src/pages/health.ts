import type { Tone } from '@jingwei/ui'

/** What `/api/system/health` answers. */
export type Health = {
  readonly checks: readonly { readonly id: string; readonly zh: string; readonly en: string; readonly state: 'ok' | 'warn' | 'fail'; readonly detail: string }[]
  readonly processes: readonly { readonly role: string; readonly pid: number; readonly memoryMb: number }[]
  readonly storage: { readonly postgresMb: number; readonly freeMb: number }
}

export const healthTone = (state: 'ok' | 'warn' | 'fail'): Tone => (state === 'ok' ? 'good' : state === 'warn' ? 'warn' : 'bad')
