import { ApiError } from '@/api/http.ts'
import { archiveSession, cancelSession, deleteSession, getSession } from '@/api/sessions.ts'
import { type BulkAction, isAtWork } from '@/domain/planBulk.ts'
import type { ResourceRef } from '@/domain/resourceRef.ts'

const settleTries = 20
const settleMs = 250

/**
 * One of many. What was idle when it was chosen may run by now: it is looked at again, and only touched while running
 * when that was wanted. A turn that is wanted away is cancelled first.
 */
export async function changeSession(ref: ResourceRef, action: BulkAction, includeRunning: boolean): Promise<void> {
  if (action === 'cancel') return cancelSession(ref)
  try {
    const session = await getSession(ref)
    if (isAtWork(session)) {
      if (!includeRunning) throw new Error('It began to run meanwhile. Nothing was changed.')
      await cancelSession(ref)
      await untilIdle(ref)
    }
    await (action === 'archive' ? archiveSession(ref) : deleteSession(ref))
  } catch (error) {
    // What is gone already is what was wanted.
    if (action === 'delete' && error instanceof ApiError && error.status === 404) return
    throw error
  }
}

async function untilIdle(ref: ResourceRef): Promise<void> {
  for (let tries = 0; tries < settleTries; tries += 1) {
    if (!isAtWork(await getSession(ref))) return
    await new Promise((resolve) => setTimeout(resolve, settleMs))
  }
  throw new Error('Its turn was cancelled, but it still runs. Try again in a moment.')
}
