const allowed = new Set(['http:', 'https:', 'mailto:'])

/** The address when a click on it is harmless (http, https, mailto), else null. Relative addresses have no meaning here. */
export function safeUrl(href: string): string | null {
  try {
    const url = new URL(href)
    return allowed.has(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
