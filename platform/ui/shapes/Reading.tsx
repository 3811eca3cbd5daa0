import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { problemOf } from '../read/problem.ts'
import { Failed, Forbidden, Loading, Missing, Stale } from './states.tsx'

type Props<T> = {
  readonly query: UseQueryResult<T>
  readonly loading?: ReactNode
  /** What stands here when the answer holds nothing. */
  readonly empty?: { readonly when: (data: T) => boolean; readonly show: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** Shows what was read, or one of the designed states: loading, forbidden, missing, failed, stale, empty. */
export function Reading<T>({ query, loading, empty, children }: Props<T>) {
  if (query.data === undefined) {
    if (query.error === null || query.error === undefined) return loading ?? <Loading />
    const problem = problemOf(query.error)
    if (problem.status === 403) return <Forbidden detail={problem.detail} />
    if (problem.status === 404) return <Missing detail={problem.detail} />
    return <Failed problem={problem} retry={() => void query.refetch()} />
  }
  return (
    <>
      {query.isRefetchError && <Stale since={query.dataUpdatedAt} retry={() => void query.refetch()} />}
      {empty?.when(query.data) === true ? empty.show : children(query.data)}
    </>
  )
}
