import { post } from '@jingwei/ui'

/** In this tab alone: an answer somebody else's sign-in brought about finds nothing here. */
const KEPT = 'jw.oidc'

/** Leaves for the county's own sign-in page. */
export async function leaveForSingleSignOn(): Promise<void> {
  const { url, binding } = await post<{ url: string; binding: string }>('identity/oidc/begin')
  sessionStorage.setItem(KEPT, binding)
  location.assign(url)
}

/** What the issuer sent back with the address, taken once and removed from the address bar; undefined otherwise. */
export function takeReturn(): { readonly answer: string; readonly binding: string } | undefined {
  const binding = sessionStorage.getItem(KEPT)
  const answer = location.search.slice(1)
  if (binding === null || !new URLSearchParams(answer).has('state')) return undefined
  sessionStorage.removeItem(KEPT)
  history.replaceState(undefined, '', location.pathname)
  return { answer, binding }
}
