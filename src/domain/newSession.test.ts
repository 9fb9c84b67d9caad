import { expect, it } from 'vitest'
import { emptyNewSession, placeOfParam, toNewSession, variablesFlaw, withoutTokens } from './newSession.ts'

const form = {
  ...emptyNewSession,
  agentId: 'agent_1',
  agentVersion: '3',
  environmentId: 'env_1',
  variables: [{ key: 'LOG_LEVEL', value: 'debug' }],
  files: [{ fileId: 'file_1', mountPath: '' }],
  repositories: [
    { url: 'https://github.com/acme/widgets', token: 'ghp_secret', mountPath: '/work/w', branch: 'main' },
    { url: 'https://me@git.example/x.git', token: ' blank kept ', mountPath: '', branch: '' },
  ],
  memory: [{ storeId: 'memstore_1', access: 'read_only' as const, instructions: 'Only look.' }],
  vaultIds: ['vault_1'],
}

it('writes no more than what was given', () => {
  const small = { ...emptyNewSession, agentId: 'agent_1', environmentId: 'env_1', title: '  ' }
  expect(toNewSession(small)).toEqual({ agent: 'agent_1', environment_id: 'env_1' })
})

it('writes every input of the API', () => {
  expect(toNewSession({ ...form, title: 'T', flushMs: '200', metadata: [{ key: 'a', value: 'b' }] })).toEqual({
    agent: { type: 'agent', id: 'agent_1', version: 3 },
    environment_id: 'env_1',
    title: 'T',
    metadata: { a: 'b' },
    environment_variables: { LOG_LEVEL: 'debug' },
    resources: [
      { type: 'file', file_id: 'file_1' },
      {
        type: 'github_repository',
        url: 'https://github.com/acme/widgets',
        authorization_token: 'ghp_secret',
        mount_path: '/work/w',
        checkout: { type: 'branch', name: 'main' },
      },
      { type: 'git_repository', url: 'https://me@git.example/x.git', password: ' blank kept ' },
      { type: 'memory_store', memory_store_id: 'memstore_1', access: 'read_only', instructions: 'Only look.' },
    ],
    vault_ids: ['vault_1'],
    delta_flush_interval_ms: 200,
  })
})

it('finds the place of a refused field, resources by their number', () => {
  expect(placeOfParam(form, 'environment_id')).toBe('environment')
  expect(placeOfParam(form, 'resources[0].file_id')).toBe('files')
  expect(placeOfParam(form, 'resources.2.password')).toBe('repositories')
  expect(placeOfParam(form, 'resources.3.memory_store_id')).toBe('memory')
  expect(placeOfParam(form, 'resources')).toBeNull()
  expect(placeOfParam(form, null)).toBeNull()
})

it('keeps no token', () => {
  expect(JSON.stringify(withoutTokens(form))).not.toMatch(/ghp_secret|blank kept/)
})

it('knows the names of variables the service refuses', () => {
  expect(
    variablesFlaw([
      { key: 'LOG_LEVEL', value: '' },
      { key: '', value: '' },
    ]),
  ).toBeUndefined()
  expect(variablesFlaw([{ key: '1ST', value: '' }])).toContain('1ST')
  expect(variablesFlaw([{ key: 'QODER_PAT', value: '' }])).toContain('reserved')
})

it('sends several messages with the session, and finds the refused one among them', () => {
  const told = { ...emptyNewSession, message: ' one ', moreMessages: [' ', 'two'] }
  expect(toNewSession(told).initial_events).toEqual([
    { type: 'user.message', content: [{ type: 'text', text: 'one' }] },
    { type: 'user.message', content: [{ type: 'text', text: 'two' }] },
  ])
  expect(toNewSession({ ...told, moreMessages: [] })).not.toHaveProperty('initial_events')
  expect(placeOfParam(told, 'initial_events.1.content')).toBe('message.2')
  expect(placeOfParam(told, 'initial_events')).toBe('message')
})
