/** A reading request of the API; `path` is relative to the base URL and may have a query. */
export interface ApiRequest {
  method: 'GET'
  path: string
}

export type CodeLanguage = 'curl' | 'typescript' | 'python'

/** The request as code. Address and token are read from QODER_BASE_URL and QODER_PAT, never written down. */
export function requestCode({ method, path }: ApiRequest, language: CodeLanguage): string {
  switch (language) {
    case 'curl': {
      const globOff = /[[\]{}]/.test(path) ? ' --globoff' : ''
      return [
        `curl -sS${globOff} "$QODER_BASE_URL${path.replace(/["\\$`]/g, '\\$&')}"`,
        '-H "Authorization: Bearer $QODER_PAT"',
      ].join(' \\\n  ')
    }
    case 'typescript':
      return [
        `const response = await fetch(process.env.QODER_BASE_URL + ${JSON.stringify(path)}, {`,
        `  method: '${method}',`,
        `  headers: { Authorization: \`Bearer \${process.env.QODER_PAT}\` },`,
        '})',
        'if (!response.ok) throw new Error(await response.text())',
        'console.log(await response.json())',
      ].join('\n')
    case 'python':
      return [
        'import json, os, urllib.request',
        '',
        'request = urllib.request.Request(',
        `    os.environ["QODER_BASE_URL"] + ${JSON.stringify(path)},`,
        '    headers={"Authorization": "Bearer " + os.environ["QODER_PAT"]},',
        ')',
        'with urllib.request.urlopen(request) as response:',
        '    print(json.dumps(json.load(response), indent=2))',
      ].join('\n')
  }
}
