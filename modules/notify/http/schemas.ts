import { Id, Instant, Label } from '@jingwei/http'
import { Type } from 'typebox'
import { addressed, channelIds, ownAddresses, type ChannelId } from '../domain/channel.ts'
import type { OutgoingState } from '../domain/lifecycles.ts'

const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] })

export const Channel = oneOf<ChannelId>(channelIds)
export const OwnChannel = oneOf<ChannelId>(ownAddresses)
export const Addressed = oneOf<ChannelId>(addressed)
export const State = oneOf<OutgoingState>(['waiting', 'sent', 'dead'])
export const Kind = Type.String({ maxLength: 100 })

export const Message = Type.Object({ id: Id, kind: Type.String(), title: Label, about: Type.Optional(Type.String()), link: Type.String(), at: Instant, readAt: Type.Optional(Instant) })
export const Address = Type.Object({ channel: Channel, shown: Type.String(), verified: Type.Boolean(), pending: Type.Optional(Type.String()), enteredBy: Type.String(), enteredAt: Instant })
export const ChoiceOf = Type.Object({ kind: Kind, channel: Channel })
export const Offered = Type.Object({ kinds: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })), channels: Type.Array(Channel), choices: Type.Array(ChoiceOf) })
export const OutgoingItem = Type.Object({
  id: Id, person: Type.String(), channel: Channel, kind: Type.String(), title: Label, state: State, attempts: Type.Integer(), reason: Type.Optional(Label), at: Instant, changedAt: Instant,
})
export const Typed = Type.Object({ value: Type.String({ minLength: 1, maxLength: 200 }) })
