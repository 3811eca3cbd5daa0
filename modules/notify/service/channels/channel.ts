import { JingweiError, type Ctx } from '@jingwei/kernel'
import type { ChannelId } from '../../domain/channel.ts'
import type { Answer } from '../outside.ts'

/** What leaves the house: a title and a link, nothing else. `id` and `at`, when it was written, stay the same over all attempts: the receiver tells a repeat by them. */
export type Letter = { readonly id: string; readonly at: Date; readonly to: string; readonly kind: string; readonly title: string; readonly link: string }

/**
 * `编号 6f2a91c4，2026-03-02 09:00`: of one letter always the same, of two never. Platforms that drop a repeat by its
 * content would drop the second of two tasks with one title without it.
 */
export const stampOf = ({ id, at }: Letter): string => `编号 ${id.slice(-8)}，${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')}`

/** A channel that is configured. */
export interface Channel {
  readonly id: ChannelId
  /** Resolves when the other side has taken it. @throws JingweiError, `Permanent` when trying again would help nothing */
  send(ctx: Ctx, letter: Letter): Promise<void>
}

/** The other side has understood and said no: the same again will be refused again. */
export class Permanent extends JingweiError {}

/** Refusals that pass: the gateway is busy, too fast, or broken for the moment. */
const passing = (status: number): boolean => status === 408 || status === 425 || status === 429 || status >= 500

/** @throws notify.refused unless the answer is of the 200s; a redirect is a refusal */
export function demandTaken(host: string, { status }: Answer): void {
  if (status >= 200 && status < 300) return
  const details = { host, reason: `HTTP ${status}` }
  throw passing(status) ? new JingweiError('notify.refused', details) : new Permanent('notify.refused', details)
}

/** The JSON object a platform answers with. @throws notify.refused for anything else */
export function objectOf(host: string, { body }: Answer): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {}
  throw new JingweiError('notify.refused', { host, reason: 'not JSON' })
}
