import { describe, expect, it } from 'vitest'
import { requestCode } from './requestCode.ts'

const request = { method: 'GET', path: '/sessions/s$1/events?types[]=agent.message&limit=1' } as const

describe('requestCode', () => {
  it('writes a curl command a shell reads as it is meant', () => {
    expect(requestCode(request, 'curl')).toBe(
      'curl -sS --globoff "$QODER_BASE_URL/sessions/s\\$1/events?types[]=agent.message&limit=1" \\\n  -H "Authorization: Bearer $QODER_PAT"',
    )
  })

  it.each(['typescript', 'python'] as const)('reads address and token from the environment in %s', (language) => {
    const code = requestCode(request, language)
    expect(code).toContain(JSON.stringify(request.path))
    expect(code).toContain('QODER_BASE_URL')
    expect(code).toContain('QODER_PAT')
  })
})
