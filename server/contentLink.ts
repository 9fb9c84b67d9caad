/** The one path whose redirect is an answer: it says where a file's content lies. */
const contentPath = /^\/files\/[^/]+\/content$/

/**
 * Where a redirect of `/files/{id}/content` leads, as the JSON that other clouds answer with. Nobody follows it here:
 * the link carries its own permission, and the token goes nowhere else. Null when the answer is no such redirect.
 */
export async function toContentLink(answer: Response, path: string, base: URL): Promise<Response | null> {
  const location = answer.headers.get('location')
  if (!contentPath.test(path) || location === null || !URL.canParse(location, base)) return null
  const { protocol, href } = new URL(location, base)
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const said: unknown = await answer.json().catch(() => null)
  const rest = typeof said === 'object' && said !== null && !Array.isArray(said) ? said : {}
  const headers = new Headers(answer.headers)
  for (const name of ['content-length', 'content-encoding']) headers.delete(name)
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify({ ...rest, url: href }), { headers })
}
