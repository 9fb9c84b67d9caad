import { isRecord } from './json.ts'

/** Members whose values are sent and never kept: tokens of repositories, and what signs a webhook's deliveries. */
const names = ['authorization_token', 'password', 'signing_secret']
const inText = new RegExp(
  String.raw`("(?:${names.join('|')})"\s*:\s*)(?:"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[^\s",}\]]+)`,
  'g',
)

/** A text of JSON, whole or half-typed, with the values of its secret members emptied. */
export const withoutSecretText = (text: string): string => text.replace(inText, '$1""')

/** A value of JSON in which each secret member holds the placeholder instead, or is left out when there is none. */
export function withoutSecrets(value: unknown, placeholder: string | null = null): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, placeholder))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      if (!names.includes(name)) return [[name, withoutSecrets(member, placeholder)]]
      return placeholder === null ? [] : [[name, placeholder]]
    }),
  )
}
