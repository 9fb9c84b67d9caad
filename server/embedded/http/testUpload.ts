import type { Answer, TestApi } from './testApi.ts'

/** For tests: sends a form as a browser does. `content` left out sends a form without a file. */
export async function upload(
  { cloud }: TestApi,
  content: BlobPart | undefined,
  fields: Record<string, string> = {},
  { filename = 'spec.md', headers = {} }: { filename?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const form = new FormData()
  if (content !== undefined) form.set('file', new File([content], filename))
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  // Sent as bytes: the stream Node makes of a form throws on its own once a refusal has cancelled it.
  const written = new Response(form)
  const answer = await cloud.fetch(
    new Request('http://127.0.0.1:4620/api/v1/cloud/files', {
      method: 'POST',
      body: await written.arrayBuffer(),
      headers: {
        authorization: 'Bearer qca_test',
        'content-type': written.headers.get('content-type') ?? '',
        ...headers,
      },
    }),
  )
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
