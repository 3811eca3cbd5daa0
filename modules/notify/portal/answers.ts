/** What the routes of notify answer, as the pages read it. */
export type Label = { readonly zh: string; readonly en: string }
export type MessageRow = { readonly id: string; readonly kind: string; readonly title: Label; readonly about?: string; readonly link: string; readonly at: string; readonly readAt?: string }
export type Offered = { readonly kinds: readonly (Label & { readonly id: string })[]; readonly channels: readonly string[]; readonly choices: readonly { readonly kind: string; readonly channel: string }[] }
export type AddressRow = { readonly channel: string; readonly shown: string; readonly verified: boolean; readonly pending?: string; readonly enteredBy: string; readonly enteredAt: string }
export const OUTGOING_STATES = ['waiting', 'sent', 'dead'] as const
export type OutgoingRow = {
  readonly id: string
  readonly person: string
  readonly channel: string
  readonly title: Label
  readonly state: (typeof OUTGOING_STATES)[number]
  readonly attempts: number
  readonly reason?: Label
  readonly at: string
  readonly changedAt: string
}
export const CHANNELS = ['email', 'sms', 'wecom', 'zwding', 'webhook'] as const
