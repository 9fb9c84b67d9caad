import { LoaderCircle } from 'lucide-react'

/** Decoration beside a text that says what is going on. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-[15px] shrink-0 animate-spin" strokeWidth={1.75} />
}
