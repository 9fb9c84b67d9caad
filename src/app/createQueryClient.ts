import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/http.ts'

const isWorthRepeating = (error: Error) => !(error instanceof ApiError) || error.status === 0 || error.status >= 500

/** The cache of the browser. Reads that may succeed later are repeated; refusals and writes are not. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // The server is usually on this very machine: it answers without any network.
        networkMode: 'always',
        staleTime: 2000,
        retry: (failures, error) => failures < 2 && isWorthRepeating(error),
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 4000),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
