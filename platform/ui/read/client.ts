import { rememberedLocale } from '../i18n/locale.ts'
import { ProblemError, readProblem } from './problem.ts'

export type Params = Readonly<Record<string, string | number | boolean | undefined>>

let csrfToken = ''
let signedOut: () => void = () => undefined

/** The token every change must carry; it comes with `/api/identity/me`. */
export const rememberCsrfToken = (token: string): void => void (csrfToken = token)
/** The headers of a change that does not go through `post` (an upload that reports how far it is). */
export const csrfHeader = (): Readonly<Record<string, string>> => ({ 'x-csrf-token': csrfToken, 'accept-language': rememberedLocale() })
/** Called once when a session has ended on the server, so that the sign-in page can take over. */
export const onSignedOut = (listener: () => void): void => void (signedOut = listener)

/** The address of a call, relative to the page, so that the portal also works below a sub-path. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return `./api/${path}${text === '' ? '' : `?${text}`}`
}

/** @throws ProblemError when the server says no; TypeError when it cannot be reached. */
async function call<T>(method: string, path: string, body: unknown, params?: Params): Promise<T> {
  const form = body instanceof FormData
  const response = await fetch(address(path, params), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      'accept-language': rememberedLocale(),
      ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
      ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : form ? body : JSON.stringify(body),
  })
  if (!response.ok) {
    const problem = await readProblem(response)
    if (problem.status === 401 && !path.startsWith('identity/')) signedOut()
    throw new ProblemError(problem)
  }
  const text = await response.text()
  return (text === '' ? {} : JSON.parse(text)) as T
}

export const get = <T,>(path: string, params?: Params): Promise<T> => call<T>('GET', path, undefined, params)
export const post = <T,>(path: string, body: unknown = {}): Promise<T> => call<T>('POST', path, body)
export const put = <T,>(path: string, body: unknown): Promise<T> => call<T>('PUT', path, body)
export const patch = <T,>(path: string, body: unknown): Promise<T> => call<T>('PATCH', path, body)
export const remove = <T,>(path: string): Promise<T> => call<T>('DELETE', path, undefined)
