import { describe, expect, it } from 'vitest'
import { ConfigError } from './configError.ts'
import type { Environment } from './configVariables.ts'
import { parseConfig } from './parseConfig.ts'

function parse(env: Environment, files: Record<string, string> = {}, isDevelopment = false) {
  return parseConfig(env, {
    rootDir: '/project',
    workingDir: '/work',
    isDevelopment,
    readFile: (path) => {
      const text = files[path]
      if (text === undefined) throw new Error('ENOENT')
      return text
    },
  })
}

describe('without any variable', () => {
  it('is the embedded cloud on 127.0.0.1:4620', () => {
    expect(parse({})).toEqual({
      host: '127.0.0.1',
      port: 4620,
      dataDir: '/project/.data',
      staticDir: '/project/dist',
      embedded: {
        token: null,
        vaultKey: null,
        recordings: [],
        allowsLoopback: false,
        allowsLocalWebhooks: false,
        profile: '2026-05',
        heartbeatMs: 15_000,
        model: null,
      },
      workspaces: [],
    })
  })

  it('leaves the pages to Vite in development', () => {
    expect(parse({}, {}, true).staticDir).toBeNull()
  })
})

describe('variables', () => {
  it('set the embedded cloud up', () => {
    const config = parse({
      CONSOLE_HOST: '[::1]',
      CONSOLE_PORT: ' 8080 ',
      CONSOLE_DATA_DIR: 'data',
      CONSOLE_EMBEDDED_TOKEN: 'a-long-token',
      CONSOLE_EMBEDDED_PROFILE: '2026-08',
      CONSOLE_HEARTBEAT_MS: '500',
      CONSOLE_MCP_LOOPBACK: 'on',
      CONSOLE_WEBHOOK_LOOPBACK: 'on',
      CONSOLE_SANDBOX: 'just-bash',
      CONSOLE_MODEL_PROVIDER: 'openai-compatible',
      CONSOLE_MODEL_BASE_URL: 'http://127.0.0.1:11434/v1',
      CONSOLE_MODEL_NAME: 'small',
    })
    expect(config).toMatchObject({ host: '::1', port: 8080, dataDir: '/work/data' })
    expect(config.embedded).toEqual({
      token: 'a-long-token',
      vaultKey: null,
      recordings: [],
      allowsLoopback: true,
      allowsLocalWebhooks: true,
      profile: '2026-08',
      heartbeatMs: 500,
      model: { provider: 'openai-compatible', name: 'small', baseUrl: 'http://127.0.0.1:11434/v1', apiKey: null },
    })
  })

  it('count as unset when they are empty', () => {
    expect(parse({ CONSOLE_PORT: '', QODER_PAT: '  ' })).toEqual(parse({}))
  })

  it('add the workspace qoder with its token', () => {
    expect(parse({ QODER_PAT: 'pt-1' }).workspaces).toEqual([
      {
        id: 'qoder',
        name: 'qoder',
        color: 'tool',
        baseUrl: 'https://api.qoder.com/api/v1/cloud',
        token: 'pt-1',
        isReadOnly: false,
      },
    ])
    const base = { QODER_PAT: 'pt-1', QODER_BASE_URL: 'http://127.0.0.1:9000/api/v1/cloud/' }
    expect(parse(base).workspaces[0]?.baseUrl).toBe('http://127.0.0.1:9000/api/v1/cloud')
  })

  it('switch the embedded cloud off when another workspace is left', () => {
    expect(parse({ CONSOLE_EMBEDDED: 'off', QODER_PAT: 'pt-1' }).embedded).toBeNull()
  })

  it('read further workspaces from a file', () => {
    const entries = [
      { name: 'Our Staging', color: 'wait', baseUrl: 'https://staging.example/api/v1/cloud/', tokenEnv: 'STAGING_PAT' },
      {
        id: 'prod',
        name: 'Production',
        color: 'error',
        baseUrl: 'https://x.example',
        tokenEnv: 'PROD_PAT',
        readOnly: true,
      },
    ]
    const env = { CONSOLE_WORKSPACES: 'w.json', STAGING_PAT: 'pt-s', PROD_PAT: 'pt-p' }
    expect(parse(env, { '/work/w.json': JSON.stringify(entries) }).workspaces).toEqual([
      {
        id: 'our-staging',
        name: 'Our Staging',
        color: 'wait',
        baseUrl: 'https://staging.example/api/v1/cloud',
        token: 'pt-s',
        isReadOnly: false,
      },
      { id: 'prod', name: 'Production', color: 'error', baseUrl: 'https://x.example', token: 'pt-p', isReadOnly: true },
    ])
  })
})

describe('a mistake', () => {
  it.each<[Environment, RegExp]>([
    [{ CONSOLE_HOST: '0.0.0.0' }, /console password.*not available yet/],
    [{ CONSOLE_HOST: '::' }, /console password/],
    [{ CONSOLE_HOST: '127.0.0.1.example' }, /console password/],
    [{ CONSOLE_PORT: '70000' }, /CONSOLE_PORT=70000 is not a whole number from 0 to 65535/],
    [{ CONSOLE_PORT: '46e1' }, /CONSOLE_PORT=46e1/],
    [{ CONSOLE_HEARTBEAT_MS: '0' }, /CONSOLE_HEARTBEAT_MS=0/],
    [{ CONSOLE_EMBEDDED: 'no' }, /Use on or off/],
    [{ CONSOLE_EMBEDDED: 'off' }, /There is no workspace/],
    [{ CONSOLE_EMBEDDED_PROFILE: '2027-01' }, /Use 2026-05 or 2026-08/],
    [{ CONSOLE_SANDBOX: 'bubblewrap' }, /CONSOLE_SANDBOX=bubblewrap is not available/],
    [{ CONSOLE_VAULT_KEY: 'short' }, /CONSOLE_VAULT_KEY has to be 32 bytes/],
    [{ CONSOLE_MODEL_NAME: 'small' }, /without CONSOLE_MODEL_PROVIDER/],
    [{ CONSOLE_MODEL_PROVIDER: 'other', CONSOLE_MODEL_NAME: 'x' }, /Use openai-compatible or anthropic/],
    [{ CONSOLE_MODEL_PROVIDER: 'anthropic' }, /CONSOLE_MODEL_NAME is missing/],
    [{ CONSOLE_MODEL_PROVIDER: 'anthropic', CONSOLE_MODEL_NAME: 'x' }, /CONSOLE_MODEL_API_KEY is missing/],
    [{ CONSOLE_MODEL_PROVIDER: 'openai-compatible', CONSOLE_MODEL_NAME: 'x' }, /CONSOLE_MODEL_BASE_URL is missing/],
    [
      { CONSOLE_MODEL_PROVIDER: 'openai-compatible', CONSOLE_MODEL_NAME: 'x', CONSOLE_MODEL_BASE_URL: 'ftp://x' },
      /not an http or https address/,
    ],
    [{ QODER_PAT: 'pt-1', QODER_BASE_URL: 'http://api.example' }, /QODER_BASE_URL must be https/],
    [{ QODER_PAT: 'pt-1', QODER_BASE_URL: 'https://me:pw@api.example' }, /without user, query or fragment/],
    [{ QODER_PAT: 'pt-1', QODER_BASE_URL: 'api.example' }, /QODER_BASE_URL is not an https address/],
    [{ CONSOLE_WORKSPACES: 'gone.json' }, /gone.json cannot be read/],
  ])('in %j is told in one sentence', (env, sentence) => {
    expect(() => parse(env)).toThrow(ConfigError)
    expect(() => parse(env)).toThrow(sentence)
  })

  const entry = { name: 'Staging', baseUrl: 'https://staging.example', tokenEnv: 'STAGING_PAT' }
  it.each<[string, RegExp]>([
    ['{', /is not JSON/],
    ['{}', /w.json is not right/],
    [JSON.stringify([{ ...entry, colour: 'x' }]), /not right at 0/],
    [JSON.stringify([{ ...entry, name: 'Local' }]), /'local', which is taken/],
    [JSON.stringify([{ ...entry, id: 'qoder' }]), /'qoder', which is taken/],
    [JSON.stringify([{ ...entry, id: 'Not a slug' }]), /needs an id/],
    [JSON.stringify([entry, entry]), /same id/],
    [JSON.stringify([{ ...entry, tokenEnv: 'OTHER' }]), /OTHER, which is not set/],
    [JSON.stringify([{ ...entry, baseUrl: 'http://staging.example' }]), /must be https/],
  ])('in the workspaces %s is told in one sentence', (text, sentence) => {
    const env = { CONSOLE_WORKSPACES: 'w.json', STAGING_PAT: 'pt-s' }
    expect(() => parse(env, { '/work/w.json': text })).toThrow(ConfigError)
    expect(() => parse(env, { '/work/w.json': text })).toThrow(sentence)
  })

  it('in a token never repeats the token', () => {
    for (const env of [{ QODER_PAT: 'pt secret' }, { CONSOLE_EMBEDDED_TOKEN: 'pt secret' }]) {
      expect(() => parse(env)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }))
    }
  })
})
