import { describe, expect, it } from 'vitest'
import { type ApiRequest, codeLanguages, requestCode } from './requestCode.ts'

const reading: ApiRequest = { method: 'GET', path: '/sessions/s$1/events?types[]=agent.message&limit=1' }
const writing: ApiRequest = {
  method: 'POST',
  path: '/agents/a1',
  body: { name: "it's", on: true, off: null, list: [1] },
}

describe('requestCode', () => {
  it('writes a curl command a shell reads as it is meant', () => {
    expect(requestCode(reading, 'curl')).toBe(
      'curl -sS --globoff "$QODER_BASE_URL/sessions/s\\$1/events?types[]=agent.message&limit=1" \\\n  -H "Authorization: Bearer $QODER_PAT"',
    )
    expect(requestCode(writing, 'curl')).toContain(`-d '{\n  "name": "it'\\''s",`)
  })

  it.each(codeLanguages)('reads address and token from the environment in %s', (language) => {
    const code = requestCode(reading, language)
    expect(code).toContain('QODER_BASE_URL')
    expect(code).toContain('QODER_PAT')
  })

  it.each(codeLanguages)('writes the address down in %s when it is given, and still not the token', (language) => {
    const code = requestCode(writing, language, 'http://127.0.0.1:4700/api/v1/cloud')
    expect(code).toContain('http://127.0.0.1:4700/api/v1/cloud/agents/a1')
    expect(code).not.toContain('QODER_BASE_URL')
    expect(code).toContain('QODER_PAT')
  })

  it('writes a body in the words of Python', () => {
    expect(requestCode(writing, 'python')).toContain(
      'body = {\n    "name": "it\'s",\n    "on": True,\n    "off": None,\n    "list": [\n        1,\n    ],\n}',
    )
  })

  it('says the method of a request without a body', () => {
    const archive: ApiRequest = { method: 'POST', path: '/agents/a1/archive' }
    expect(requestCode(archive, 'curl')).toContain('-X POST')
    expect(requestCode(archive, 'typescript')).toContain("method: 'POST'")
    expect(requestCode(archive, 'python')).toContain('method="POST"')
  })

  it('sends the parts of a form, and never reads a text as the name of a file', () => {
    const upload: ApiRequest = {
      method: 'POST',
      path: '/files',
      multipart: [
        { name: 'purpose', value: '@secret' },
        { name: 'file', fileName: 'a "b".txt' },
      ],
    }
    expect(requestCode(upload, 'curl')).toContain(`--form-string 'purpose=@secret'`)
    expect(requestCode(upload, 'curl')).toContain(`-F 'file=@"a \\"b\\".txt"'`)
    expect(requestCode(upload, 'typescript')).toContain('await openAsBlob("a \\"b\\".txt")')
    expect(requestCode(upload, 'python')).toContain('files=[("file", open("a \\"b\\".txt", "rb"))]')
  })
})
