/** What a text in the palette asks for besides a search. */
export interface Wish {
  /** A number of something on the page: "go to event 412", "412", "#412". */
  number: number | null
  /** An id as the API writes them, such as `sess_0a1b2c`. */
  id: { text: string; prefix: string } | null
}

export function readWish(text: string): Wish {
  const trimmed = text.trim()
  const number = /^(?:(?:go to )?(?:event )?#?)(\d{1,9})$/i.exec(trimmed)?.[1]
  const prefix = /^([a-z]+_)[A-Za-z0-9_-]{4,}$/.exec(trimmed)?.[1]
  return {
    number: number === undefined ? null : Number(number),
    id: prefix === undefined ? null : { text: trimmed, prefix },
  }
}
