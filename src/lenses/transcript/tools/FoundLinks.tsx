import { SafeLink } from '../../markdown/SafeLink.tsx'
import type { FoundLink } from './readLinks.ts'

/** What a search found: titles that lead there, each with its host. Nothing is fetched before a click. */
export function FoundLinks({ links, label }: { links: readonly FoundLink[]; label: string }) {
  return (
    <ol aria-label={label} className="space-y-2 border-line border-t px-3 py-2">
      {links.map(({ title, url, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: results have no identity but their place
        <li key={index} className="min-w-0 [overflow-wrap:anywhere]">
          <SafeLink href={url}>{title}</SafeLink> <span className="text-ink-3 text-mini">{hostOf(url)}</span>
          {text && <p className="line-clamp-3 text-ink-2 text-small">{text}</p>}
        </li>
      ))}
    </ol>
  )
}

/** The host of an address; the address itself when it has none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host || url : url
}
