import { ApiError } from '@/api/http.ts'

/** What a page wants to know about a refused request. */
export interface Problem {
  /** HTTP status; 0 when the server could not be reached or the error is not the server's. */
  status: number
  /** The field the server objects to, as it writes it: `metadata.team`, `tools[0].name`. */
  param: string | null
  /** Its first segment: `metadata`, `tools`. */
  field: string | null
  message: string
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ApiError) {
    const field = error.param?.split(/[.[]/)[0] || null
    return { status: error.status, param: error.param, field, message: error.message }
  }
  return { status: 0, param: null, field: null, message: error instanceof Error ? error.message : 'Something failed.' }
}
