import { ModelError } from './model.ts'

/** Reads any failure of a provider. The message is the provider's, without the key should it repeat it. */
export function toModelError(error: unknown, apiKey: string | null): ModelError {
  if (error instanceof ModelError) return error
  const status = numberIn(error, 'statusCode')
  const said = error instanceof Error && error.message ? error.message : 'The model request failed.'
  const message = apiKey ? said.replaceAll(apiKey, '[key]') : said
  if (status === undefined) {
    // No answer at all, or one that was cut: the network may be back in a moment.
    return new ModelError('model_request_failed_error', `The model could not be reached: ${message}`, true)
  }
  const text = `The model answered ${status}: ${message}`
  if (status === 429) return new ModelError('model_rate_limited_error', text, true)
  if (status === 402) return new ModelError('billing_error', text, false)
  if (status === 503 || status === 529) return new ModelError('model_overloaded_error', text, true)
  return new ModelError('model_request_failed_error', text, status === 408 || status >= 500)
}

function numberIn(value: unknown, key: string): number | undefined {
  if (typeof value !== 'object' || value === null || !(key in value)) return undefined
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'number' ? found : undefined
}
