import { Forbidden, mayAny, useSession } from '@jingwei/ui'
import type { ReactNode } from 'react'

/** Spares the reader a page the server would refuse anyway; the server is what decides. */
export function Guard({ permissions, children }: { readonly permissions: readonly string[] | undefined; readonly children: ReactNode }) {
  const { me } = useSession()
  return mayAny(me, permissions) ? children : <Forbidden />
}
