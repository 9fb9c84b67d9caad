import type { CapabilityAnswer } from '@/domain/capability.ts'
import { ApiError, apiPath, request } from './http.ts'

/** Asks for one item of a collection and tells how that was answered. Throws when there was no answer at all. */
export async function probeCollection(
  workspace: string,
  collection: string,
  signal?: AbortSignal,
): Promise<CapabilityAnswer> {
  const startedAt = performance.now()
  const answer = (status: number, message: string | null) => ({
    status,
    message,
    durationMs: performance.now() - startedAt,
  })
  try {
    await request(`${apiPath(workspace, collection)}?limit=1`, { signal })
    return answer(200, null)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0) throw error
    return answer(error.status, error.message)
  }
}
