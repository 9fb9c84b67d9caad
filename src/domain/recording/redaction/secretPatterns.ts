/** A kind of secret and how to see one. The whole match is the value, or the group named `value` where there is one. */
export interface SecretPattern {
  /** What a reader calls it; also part of its mask. */
  kind: string
  pattern: RegExp
}

/** Every expression is linear in its text: what an agent wrote may be made to be slow. */
export const secretPatterns: readonly SecretPattern[] = [
  {
    kind: 'private key',
    pattern:
      /-----BEGIN (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----[\s\S]{0,20000}?(?:-----END (?:[A-Z]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { kind: 'JWT', pattern: /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,2000}/g },
  {
    kind: 'key',
    pattern:
      /\b(?:pt-[\w-]{16,200}|qca_[\w-]{16,200}|sk-[\w-]{16,200}|sk_(?:live|test)_\w{10,100}|rk_(?:live|test)_\w{10,100}|gh[pousr]_\w{20,255}|github_pat_\w{20,255}|glpat-[\w-]{16,100}|xox[abeoprs]-[\w-]{10,250}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,500}|hf_\w{20,100}|npm_\w{30,100}|whsec_[\w+/=-]{16,200}|dop_v1_\w{40,100}|SG\.[\w-]{16,64}\.[\w-]{16,80})/g,
  },
  { kind: 'bearer token', pattern: /\b(?:Bearer|Basic|Token)\s{1,4}(?<value>[\w.~+/-]{16,2000}={0,2})/gi },
  {
    kind: 'password in an address',
    pattern: /\b[a-z][a-z\d+.-]{1,30}:\/\/[^\s:@/]{1,200}:(?<value>[^\s@/]{3,200})@/gi,
  },
  {
    kind: 'assigned secret',
    pattern:
      /\b[\w-]{0,60}(?:api[_-]?key|secret|passwd|password|access[_-]?token|auth[_-]?token|private[_-]?token)[\w-]{0,20}["']?\s{0,4}(?:=|:|=>)\s{0,4}["']?(?<value>[^\s"',;(){}[\]<>]{6,500})/gi,
  },
  { kind: 'e-mail address', pattern: /\b[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,4}\.[a-z]{2,24}\b/gi },
  {
    kind: 'home folder',
    pattern: /(?:\/home\/|\/Users\/|\b[A-Z]:\\Users\\)(?!(?:user|shared|public|runner)\b)[\w.-]{1,64}/gi,
  },
]

/** A pattern of the reader's own: a regular expression between slashes, else the words themselves. */
export function ownPattern(text: string): SecretPattern {
  const expression = /^\/(?<source>.+)\/(?<flags>[im]*)$/s.exec(text)?.groups
  const source = expression?.source ?? text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  try {
    return { kind: 'own pattern', pattern: new RegExp(source, `g${expression?.flags ?? ''}`) }
  } catch {
    throw new Error(
      `The pattern ${text} is not a regular expression. Write the plain words, or mend what stands between the slashes.`,
    )
  }
}
