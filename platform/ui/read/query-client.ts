import { QueryClient } from '@tanstack/react-query'
import { problemOf } from './problem.ts'

/** A refusal (4xx) will not change by asking again; a lost connection or a busy server may. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retryDelay: 600,
        retry: (failures, error) => {
          const { status } = problemOf(error)
          return failures < 1 && (status === 0 || status === 502 || status === 503)
        },
      },
      mutations: { networkMode: 'always' },
    },
  })
