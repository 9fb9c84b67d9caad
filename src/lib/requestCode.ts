/** A request of the API as a form or an action makes it; `path` is relative to the base URL and may have a query. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form of parts instead of a body. */
  multipart?: readonly RequestPart[]
  /** Headers beyond the token and the content's type, such as `x-qoder-beta`. */
  headers?: Readonly<Record<string, string>>
}

/** A part is a text, or a file that lies beside the script under its name. */
export type RequestPart = { name: string; value: string } | { name: string; fileName: string }

export const codeLanguages = ['curl', 'typescript', 'python'] as const
export type CodeLanguage = (typeof codeLanguages)[number]

/**
 * The request as code. The token is read from QODER_PAT and never written down; so is the address, from
 * QODER_BASE_URL, unless `baseUrl` is given.
 */
export function requestCode(request: ApiRequest, language: CodeLanguage, baseUrl: string | null = null): string {
  switch (language) {
    case 'curl':
      return curlCode(request, baseUrl)
    case 'typescript':
      return typescriptCode(request, baseUrl)
    case 'python':
      return request.multipart ? pythonFormCode(request, baseUrl) : pythonCode(request, baseUrl)
  }
}

const json = (value: unknown) => JSON.stringify(value, null, 2)
export const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

function headersOf({ body, headers }: ApiRequest): [name: string, value: string][] {
  const type: [string, string][] = body === undefined ? [] : [['Content-Type', 'application/json']]
  return [...type, ...Object.entries(headers ?? {})]
}

function curlCode(request: ApiRequest, baseUrl: string | null): string {
  const { method, path, body, multipart } = request
  const globOff = /[[\]{}]/.test(path) ? ' --globoff' : ''
  const verb = method === 'GET' ? '' : ` -X ${method}`
  const escaped = ((baseUrl ?? '') + path).replace(/["\\$`]/g, '\\$&')
  return [
    `curl -sS${globOff}${verb} "${baseUrl === null ? '$QODER_BASE_URL' : ''}${escaped}"`,
    '-H "Authorization: Bearer $QODER_PAT"',
    ...headersOf(request).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${shellQuoted(json(body))}`]),
    ...(multipart ?? []).map((part) =>
      'value' in part
        ? `--form-string ${shellQuoted(`${part.name}=${part.value}`)}`
        : `-F ${shellQuoted(`${part.name}=@"${part.fileName.replace(/["\\]/g, '\\$&')}"`)}`,
    ),
  ].join(' \\\n  ')
}

function typescriptCode(request: ApiRequest, baseUrl: string | null): string {
  const { method, path, body, multipart } = request
  const hasFiles = multipart?.some((part) => 'fileName' in part)
  const url = baseUrl === null ? `process.env.QODER_BASE_URL + ${json(path)}` : json(baseUrl + path)
  const headers = headersOf(request).map(([name, value]) => `    ${json(name)}: ${json(value)},`)
  const lines = [
    ...(hasFiles ? ["import { openAsBlob } from 'node:fs'", ''] : []),
    ...(multipart ? ['const form = new FormData()', ...multipart.map(typescriptPart)] : []),
    `const response = await fetch(${url}, {`,
    `  method: '${method}',`,
    '  headers: {',
    `    Authorization: \`Bearer \${process.env.QODER_PAT}\`,`,
    ...headers,
    '  },',
    ...(body === undefined ? [] : [`  body: JSON.stringify(${indented(json(body), 2)}),`]),
    ...(multipart ? ['  body: form,'] : []),
    '})',
    'if (!response.ok) throw new Error(await response.text())',
    'console.log(await response.json())',
  ]
  return lines.join('\n')
}

const typescriptPart = (part: RequestPart) =>
  'value' in part
    ? `form.append(${json(part.name)}, ${json(part.value)})`
    : `form.append(${json(part.name)}, await openAsBlob(${json(part.fileName)}), ${json(part.fileName)})`

function pythonCode(request: ApiRequest, baseUrl: string | null): string {
  const { method, body } = request
  const verb = method === 'GET' || (method === 'POST' && body !== undefined) ? [] : [`    method="${method}",`]
  return [
    'import json, os, urllib.request',
    '',
    ...(body === undefined ? [] : [`body = ${toPython(body)}`]),
    'request = urllib.request.Request(',
    `    ${pythonUrl(request, baseUrl)},`,
    ...(body === undefined ? [] : ['    data=json.dumps(body).encode(),']),
    ...pythonHeaders(request),
    ...verb,
    ')',
    'with urllib.request.urlopen(request) as response:',
    '    print(json.dumps(json.load(response), indent=2))',
  ].join('\n')
}

/** Python's own library has no forms of parts. */
function pythonFormCode(request: ApiRequest, baseUrl: string | null): string {
  const parts = request.multipart ?? []
  const texts = parts.flatMap((part) => ('value' in part ? [`(${json(part.name)}, ${json(part.value)})`] : []))
  const files = parts.flatMap((part) =>
    'fileName' in part ? [`(${json(part.name)}, open(${json(part.fileName)}, "rb"))`] : [],
  )
  return [
    'import os, requests',
    '',
    'response = requests.request(',
    `    "${request.method}",`,
    `    ${pythonUrl(request, baseUrl)},`,
    ...pythonHeaders(request),
    `    data=[${texts.join(', ')}],`,
    `    files=[${files.join(', ')}],`,
    ')',
    'response.raise_for_status()',
    'print(response.json())',
  ].join('\n')
}

const pythonUrl = ({ path }: ApiRequest, baseUrl: string | null) =>
  baseUrl === null ? `os.environ["QODER_BASE_URL"] + ${json(path)}` : json(baseUrl + path)

function pythonHeaders(request: ApiRequest): string[] {
  const token = '"Authorization": "Bearer " + os.environ["QODER_PAT"]'
  const others = headersOf(request).map(([name, value]) => `${json(name)}: ${json(value)}`)
  if (others.length === 0) return [`    headers={${token}},`]
  return ['    headers={', ...[token, ...others].map((line) => `        ${line},`), '    },']
}

/** A JSON value as Python writes it: the strings of JSON are strings of Python, only three words differ. */
export function toPython(value: unknown, depth = 1): string {
  const pad = '    '.repeat(depth)
  const end = '    '.repeat(depth - 1)
  if (value === null || value === undefined) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    return `[\n${value.map((item) => `${pad}${toPython(item, depth + 1)},`).join('\n')}\n${end}]`
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, item]) => item !== undefined)
    if (members.length === 0) return '{}'
    return `{\n${members.map(([key, item]) => `${pad}${json(key)}: ${toPython(item, depth + 1)},`).join('\n')}\n${end}}`
  }
  return json(value)
}

const indented = (text: string, spaces: number) => text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
