import { ApiError, parseAnswer, toApiError } from './http.ts'

export interface UploadOptions {
  signal?: AbortSignal
  /** How much of the form has left the browser, from 0 to 1. */
  onProgress?: (part: number) => void
  /** The same for each attempt: a repeated one is answered with the first result. */
  idempotencyKey?: string
}

/** Sends a form and tells how far it is, which `fetch` cannot. Returns parsed JSON or throws `ApiError`. */
export function uploadForm(path: string, form: FormData, options: UploadOptions = {}): Promise<unknown> {
  const { signal, onProgress, idempotencyKey } = options
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    const settle = (settled: () => void) => {
      signal?.removeEventListener('abort', abort)
      settled()
    }
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total)
    }
    request.onabort = () => settle(() => reject(signal?.reason ?? new DOMException('Aborted', 'AbortError')))
    request.onerror = () => settle(() => reject(unreachable()))
    request.onload = () => settle(() => void toAnswer(request).then(resolve, reject))
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    if (idempotencyKey) request.setRequestHeader('idempotency-key', idempotencyKey)
    if (signal?.aborted) return settle(() => reject(signal.reason))
    signal?.addEventListener('abort', abort)
    request.send(form)
  })
}

async function toAnswer({ status, statusText, responseText }: XMLHttpRequest): Promise<unknown> {
  if (status >= 200 && status < 300) return parseAnswer(responseText)
  throw await toApiError(new Response(responseText, { status, statusText }))
}

const unreachable = () =>
  new ApiError('The upload was cut off: the server could not be reached. Try again.', {
    status: 0,
    type: 'network_error',
  })
