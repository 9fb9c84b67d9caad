/** One line of a summary. */
export interface Fact {
  label: string
  value: string
  /** More about it, in a quieter tone. */
  detail?: string
  /** An id, path or address: in the mono face, with a copy button. */
  isId?: boolean
  /** An event to go to. */
  eventId?: string
  /** Text of any length below its label instead of beside it. */
  isText?: boolean
}
