import { Problem } from './embedded/problem.ts'
import { isLoopbackHost } from './loopback.ts'
import { toProblemResponse } from './problemResponse.ts'

/** Destinations that would run or draw an API answer inside a page. An answer of the API is data. */
const activeDestinations = new Set([
  'audioworklet',
  'embed',
  'frame',
  'iframe',
  'object',
  'paintworklet',
  'script',
  'serviceworker',
  'sharedworker',
  'style',
  'worker',
  'xslt',
])

/**
 * Refuses what no program on this machine would send on its own: a foreign `Host` (DNS rebinding), a foreign `Origin`,
 * a request that another site's page started. Answers null when the request may pass. `port` is the one we listen on.
 */
export function refuseForeign(request: Request, port: number): Response | null {
  const reason = foreignReason(request, port)
  if (reason === null) return null
  const isApi = isApiPath(new URL(request.url).pathname)
  if (isApi) return toProblemResponse(new Problem(403, 'permission_error', reason), request.headers)
  return new Response(`${reason}\n`, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

function foreignReason({ url, headers }: Request, port: number): string | null {
  const host = headers.get('host') ?? new URL(url).host
  const match = /^(\[[\da-f:]+\]|[^:[\]]+)(?::(\d{1,5}))?$/i.exec(host)
  if (!match?.[1] || !isLoopbackHost(match[1]) || Number(match[2] ?? 80) !== port) {
    return `This console answers only as 127.0.0.1, localhost or [::1] on port ${port}. Open it under one of these addresses.`
  }
  const origin = headers.get('origin')
  if (origin !== null && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return 'The request comes from another origin. Only pages of this console may call it.'
  }
  const isApi = isApiPath(new URL(url).pathname)
  const site = headers.get('sec-fetch-site')
  const isForeign = site === 'cross-site' || site === 'same-site'
  // Following a link from another site to a page is fine; the page then asks for everything itself.
  const isPageVisit = headers.get('sec-fetch-mode') === 'navigate' && !isApi
  if (isForeign && !isPageVisit) {
    return 'The request was started by another site. Only pages of this console may call it.'
  }
  if (isApi && activeDestinations.has(headers.get('sec-fetch-dest') ?? '')) {
    return 'An answer of the API cannot be loaded as a script, style, worker or frame.'
  }
  return null
}

/** Whether a path belongs to the API side of the server rather than to its pages. */
export function isApiPath(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/')
}

/*
 * Scripts stay strict. Styles allow inline ones: sonner and the scroll lock of radix-ui append a <style> element at run
 * time. The first takes no nonce, the second's text depends on the width of the scroll bar so it has no fixed hash, and
 * a nonce for each answer would make index.html uncacheable.
 */
const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self' blob:",
  'manifest-src': "'self'",
  'frame-ancestors': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'object-src': "'none'",
}

/** Vite's client is an inline module that talks over a web socket. Used by the development server only. */
const developmentPolicy = { ...pagePolicy, 'script-src': "'self' 'unsafe-inline'", 'connect-src': "'self' ws:" }

/** A file opened straight from the API gets no origin to act on, whatever it contains. */
const apiPolicy = { 'default-src': "'none'", 'frame-ancestors': "'none'", sandbox: '' }

const policies = { page: pagePolicy, development: developmentPolicy, api: apiPolicy }

/** The headers every answer carries, as lower-case names. */
export function securityHeaders(kind: keyof typeof policies): Record<string, string> {
  const policy = Object.entries(policies[kind]).map(([name, value]) => `${name} ${value}`.trim())
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
  }
}
