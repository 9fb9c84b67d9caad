import { ApiError } from '@/api/http.ts'

/** What a page wants to know about a refused request. */
export interface Problem {
  /** HTTP status; 0 when the server could not be reached or the error is not the server's. */
  status: number
  /** The first segment of the field the server objects to: `metadata` for `metadata.team`. */
  field: string | null
  message: string
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) {
    const field = error.param?.split(/[.[]/)[0] || null
    return { status: error.status, field, message: error.message }
  }
  return { status: 0, field: null, message: error instanceof Error ? error.message : 'Something failed.' }
}
