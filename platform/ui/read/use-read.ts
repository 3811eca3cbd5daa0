import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useLanguage } from '../i18n/text.tsx'
import { get, type Params } from './client.ts'

/** One page of a list. `page` counts from 1. */
export type Page<T> = { readonly items: readonly T[]; readonly total: number; readonly page: number; readonly pageSize: number }

type Options = {
  /** Read again every so many milliseconds; for work that is under way. */
  readonly every?: number | false
  readonly enabled?: boolean
  /** Keep showing the last page while the next one is on its way. */
  readonly keep?: boolean
}

/** Reads `/api/<path>`; the language is part of the key because problems and notes come in the reader's language. */
export function useRead<T>(path: string, params: Params = {}, options: Options = {}): UseQueryResult<T> {
  const { locale } = useLanguage()
  return useQuery<T>({
    queryKey: [path, params, locale],
    queryFn: () => get<T>(path, params),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep === true ? (keepPreviousData as (previous: T | undefined) => T | undefined as never) : undefined,
  })
}

/** Reads again everything whose path starts with one of `paths`, after a change. */
export function useReadAgain(): (...paths: readonly string[]) => Promise<void> {
  const client = useQueryClient()
  return useCallback(
    (...paths) =>
      client.invalidateQueries({ predicate: (query) => paths.some((path) => String(query.queryKey[0]).startsWith(path)) }),
    [client],
  )
}
