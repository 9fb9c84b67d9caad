import type { ReactNode } from 'react'
import { safeUrl } from './safeUrl.ts'

/** A link that opens in a tab of its own and tells that tab nothing; plain text when its address is not harmless. */
export function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  const url = safeUrl(href)
  if (!url) return <span title={`Not a web address: ${href}`}>{children}</span>
  return (
    <a
      href={url}
      title={url}
      target="_blank"
      rel="noopener noreferrer"
      className="text-k-tool underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  )
}
