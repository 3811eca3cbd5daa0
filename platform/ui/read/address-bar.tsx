import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { useCallback, type ReactNode } from 'react'

export type Search = Readonly<Record<string, string>>

/** `?a=1&b=2` with every value a string: no quoting, so an address can be typed and read aloud. */
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))
export function writeSearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** What stands in the address bar; filters, sorting and tabs live there, so a page can be sent to a colleague. */
export function useAddressBar() {
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const search = useSearch({ strict: false }) as Search
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const go = useCallback((to: string) => void navigate({ to: to.split('?')[0], search: parseSearch(to.split('?')[1] ?? '') as never }), [navigate])
  const change = useCallback(
    (next: Readonly<Record<string, string | undefined>>) =>
      void navigate({ to: '.', replace: true, search: ((old: Search) => dropEmpty({ ...old, ...next })) as never }),
    [navigate],
  )
  return { params, search, path, go, change }
}

const dropEmpty = (search: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))

type LinkProps = { readonly to: string; readonly className?: string; readonly current?: boolean; readonly children: ReactNode; readonly onClick?: () => void; readonly label?: string }

/** A link inside the portal (hash route): it opens in a new tab by middle click like any other. */
export function PageLink({ to, className, current, children, onClick, label }: LinkProps) {
  return (
    <a href={`#${to}`} className={className} aria-current={current === true ? 'page' : undefined} onClick={onClick} aria-label={label}>
      {children}
    </a>
  )
}
