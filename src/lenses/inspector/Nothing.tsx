import type { ReactNode } from 'react'

/** One sentence where there is nothing to show. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="px-3.5 py-3 text-ink-3">{children}</p>
}
