import { Failed, get, onSignedOut, problemOf, rememberCsrfToken, SessionContext, useLanguage, type Me, type Meta } from '@jingwei/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { EntranceFrame } from './EntranceFrame.tsx'
import { NewPassword } from './NewPassword.tsx'
import { SignIn } from './SignIn.tsx'

const Shell = lazy(() => import('./Shell.tsx'))
const BeforeTheDoor = lazy(() => import('./BeforeTheDoor.tsx'))
const NewFactor = lazy(() => import('./NewFactor.tsx'))

/** Decides what stands behind the door: sign-in, a new password or a second factor first, or the portal. */
export function Entrance() {
  const client = useQueryClient()
  const { locale } = useLanguage()
  const meta = useQuery<Meta>({ queryKey: ['meta'], queryFn: () => get<Meta>('meta'), staleTime: Infinity })
  const me = useQuery<Me>({ queryKey: ['identity/me'], queryFn: () => get<Me>('identity/me'), staleTime: Infinity, retry: false })
  useEffect(() => onSignedOut(() => void client.resetQueries({ queryKey: ['identity/me'] })), [client])
  if (me.data !== undefined) rememberCsrfToken(me.data.csrfToken)
  const session = useMemo(() => (me.data === undefined ? undefined : { me: me.data, meta: meta.data }), [me.data, meta.data])
  useEffect(() => {
    document.title = locale === 'en' ? 'Jingwei' : '经纬'
  }, [locale])
  const stranger = /^#(\/invited)(?:$|[/?])/u.exec(location.hash)?.[1]
  if (stranger !== undefined) {
    return (
      <EntranceFrame meta={meta.data}>
        <Suspense fallback={null}>
          <BeforeTheDoor path={stranger} />
        </Suspense>
      </EntranceFrame>
    )
  }
  if (me.isPending) return null
  if (session === undefined) {
    const problem = problemOf(me.error)
    const refused = problem.status === 401 || problem.status === 403
    return (
      <EntranceFrame meta={meta.data}>
        {refused ? <SignIn meta={meta.data} /> : <Failed problem={problem} retry={() => void me.refetch()} />}
      </EntranceFrame>
    )
  }
  if (session.me.mustChangePassword) {
    return (
      <EntranceFrame meta={meta.data}>
        <NewPassword forced />
      </EntranceFrame>
    )
  }
  if (session.me.mustSetUpFactor) {
    return (
      <EntranceFrame meta={meta.data}>
        <Suspense fallback={null}>
          <NewFactor />
        </Suspense>
      </EntranceFrame>
    )
  }
  return (
    <SessionContext value={session}>
      <Suspense fallback={null}>
        <Shell />
      </Suspense>
    </SessionContext>
  )
}
