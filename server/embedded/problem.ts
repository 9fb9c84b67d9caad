export type ProblemType =
  | 'invalid_request_error'
  | 'authentication_error'
  | 'permission_error'
  | 'not_found_error'
  | 'conflict_error'
  | 'rate_limit_error'
  | 'api_error'

/** A refusal that the API answers with its error envelope. Thrown anywhere below the routes, written in one place. */
export class Problem extends Error {
  readonly status: number
  readonly type: ProblemType
  /** Name of the offending field, if there is one. */
  readonly param: string | undefined

  constructor(status: number, type: ProblemType, message: string, param?: string) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.type = type
    this.param = param
  }
}

/** A change to a memory store that its present state does not allow. Forms of the API name its type differently. */
export class MemoryConflict extends Problem {
  readonly reason: 'archived' | 'path_taken' | 'changed' | 'redacted'

  constructor(reason: MemoryConflict['reason'], message: string, param?: string) {
    super(409, 'conflict_error', message, param)
    this.name = 'MemoryConflict'
    this.reason = reason
  }
}

export const invalid = (message: string, param?: string) => new Problem(400, 'invalid_request_error', message, param)
export const notFound = (what: string, id: string) =>
  new Problem(404, 'not_found_error', `${what} '${id}' was not found.`)
export const conflict = (message: string) => new Problem(409, 'conflict_error', message)
