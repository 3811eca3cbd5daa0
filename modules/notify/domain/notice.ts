import { JingweiError } from '@jingwei/kernel'

/** What messages are about, as a module declares it; people choose per kind by which channel they hear of it. */
export type NoticeKind = { readonly id: string; readonly zh: string; readonly en: string }

/** @throws notify.unknown_kind */
export function demandKind(kinds: readonly NoticeKind[], id: string): NoticeKind {
  const kind = kinds.find((each) => each.id === id)
  if (!kind) throw new JingweiError('notify.unknown_kind', { kind: id, known: kinds.map((each) => each.id).join(', ') })
  return kind
}

/** A place in the portal, never an address elsewhere: a message must not lead anybody out of the house. @throws notify.bad_link */
export function checkedLink(link: string): string {
  if (!/^\/(?!\/)[\w\-./?=&%]*$/u.test(link) || link.length > 500) throw new JingweiError('notify.bad_link', { link })
  return link
}

/** The full address of a page, for readers outside the portal; '' where the operator has not said where the portal stands. */
export const outsideLink = (portal: string, link: string): string => (portal === '' ? '' : `${portal.replace(/#.*$/u, '').replace(/\/?$/u, '/')}#${link}`)
