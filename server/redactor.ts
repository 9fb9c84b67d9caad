const star = '*'.charCodeAt(0)
const nothing = new Uint8Array(0)

export interface Redactor {
  /** Gives out what is safe so far; keeps back only bytes that may be the beginning of a secret. */
  push(chunk: Uint8Array): Uint8Array
  /** Gives out what was kept back. */
  end(): Uint8Array
}

/** Replaces a secret in a stream of bytes by as many stars, so that lengths stay true. Finds it across chunk borders. */
export function createRedactor(secret: string): Redactor {
  const needles = writings(secret).map((text) => Buffer.from(text))
  let kept: Uint8Array = nothing

  return {
    push(chunk) {
      const bytes = kept.length > 0 ? Buffer.concat([kept, chunk]) : Buffer.from(chunk)
      for (const needle of needles) {
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
          bytes.fill(star, at, at + needle.length)
        }
      }
      const border = bytes.length - longestBeginning(bytes, needles)
      kept = bytes.subarray(border)
      return bytes.subarray(0, border)
    },
    end() {
      const rest = kept
      kept = nothing
      return rest
    },
  }
}

/** Replaces a secret in a text, in every form it may be written in. */
export function redactText(text: string, secret: string): string {
  return writings(secret).reduce((safe, form) => safe.replaceAll(form, '*'.repeat(form.length)), text)
}

/** The secret as it is, in JSON (with and without the optional escape of a slash) and in a URL. Longest first. */
function writings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1)
  const all = new Set([secret, json, json.replaceAll('/', '\\/'), encodeURIComponent(secret)])
  return [...all].filter((text) => text !== '').sort((a, b) => b.length - a.length)
}

/** How many bytes at the end could still grow into one of the needles. */
function longestBeginning(bytes: Buffer, needles: Buffer[]): number {
  let longest = 0
  for (const needle of needles) {
    for (let length = Math.min(needle.length - 1, bytes.length); length > longest; length--) {
      if (bytes.subarray(bytes.length - length).equals(needle.subarray(0, length))) longest = length
    }
  }
  return longest
}
