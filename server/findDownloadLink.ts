import { invalid, Problem } from './embedded/problem.ts'
import type { Workspace } from './workspaces.ts'

/**
 * The link under which a workspace gives out the content of a file, or its refusal as it came. Some answer with a
 * redirect that says the same as its body. The link carries its own permission: no token goes to where it leads.
 */
export async function findDownloadLink(workspace: Workspace, given: Request, id: string): Promise<string | Response> {
  if (!/^[\w-]{1,128}$/.test(id)) throw invalid('This is not the id of a file.', 'id')
  const request = new Request(given.url, { headers: { accept: 'application/json' }, signal: given.signal })
  const answer = await workspace.handle(request, `/files/${id}/content`)
  if (answer.status >= 400) return answer
  const url = toLink(await answer.json().catch(() => null))
  if (url) return url
  throw new Problem(502, 'api_error', 'The cloud answered without a link to the content. Try again.')
}

function toLink(answer: unknown): string | null {
  const url: unknown = typeof answer === 'object' && answer !== null && 'url' in answer ? answer.url : null
  if (typeof url !== 'string' || !URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
