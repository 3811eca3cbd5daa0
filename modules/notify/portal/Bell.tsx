import { PageLink, useAddressBar, useRead, useReadAgain, useText } from '@jingwei/ui'
import { useEffect } from 'react'

/**
 * How many messages are unread. Read again when another page is opened, not by the clock: a page that asks every minute
 * would keep a session open that nobody uses.
 */
export default function Bell() {
  const t = useText()
  const { path } = useAddressBar()
  const readAgain = useReadAgain()
  const { data } = useRead<{ unread: number }>('notify/unread')
  useEffect(() => void readAgain('notify/unread'), [path, readAgain])
  const unread = data?.unread ?? 0
  return (
    <PageLink to="/messages" className="jw-plain jw-bell" label={t('notify.bell', { count: unread })}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M8 1.5a4 4 0 0 0-4 4V9l-1.3 2.2h10.6L12 9V5.5a4 4 0 0 0-4-4ZM6.5 12.5a1.5 1.5 0 0 0 3 0" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round" />
      </svg>
      {unread > 0 && <span className="jw-bell-count">{unread > 99 ? '99+' : unread}</span>}
    </PageLink>
  )
}
