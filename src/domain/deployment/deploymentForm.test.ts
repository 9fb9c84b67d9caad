import { expect, it } from 'vitest'
import {
  eventText,
  newDeploymentDocument,
  textMessage,
  toDeploymentDocument,
  toDeploymentForm,
  writeDeploymentForm,
} from './deploymentForm.ts'

const bucket = { type: 'bucket', name: 'b' }
const document = toDeploymentDocument({
  id: 'dep_1',
  name: 'nightly',
  agent: { id: 'agent_1', type: 'agent', version: 4 },
  environment_id: 'env_1',
  initial_events: [textMessage('Go.'), { type: 'user.define_outcome', description: 'd', rubric: 'r' }],
  schedule: {
    type: 'cron',
    expression: '0 3 * * *',
    timezone: 'UTC',
    jitter: 5,
    upcoming_runs_at: [],
    last_run_at: null,
  },
  resources: [bucket, { type: 'file', file_id: 'file_1' }],
  status: 'active',
  budget: { max_credits: 3 },
})
const form = toDeploymentForm(document)

it('leaves out what the server sets, and keeps what the form has no field for', () => {
  expect(Object.keys(document)).not.toContain('status')
  expect(document.schedule).toEqual({ type: 'cron', expression: '0 3 * * *', timezone: 'UTC', jitter: 5 })
  expect(writeDeploymentForm(document, form)).toEqual(document)
})

it('writes only what was changed, with the unknown beside it', () => {
  const changed = {
    ...form,
    expression: '0 4 * * *',
    agentVersion: '',
    vaultIds: ['vault_1', ''],
    resources: { ...form.resources, files: [{ fileId: 'file_2', mountPath: '' }] },
  }
  expect(writeDeploymentForm(document, changed)).toEqual({
    ...document,
    agent: 'agent_1',
    schedule: { type: 'cron', expression: '0 4 * * *', timezone: 'UTC', jitter: 5 },
    resources: [{ type: 'file', file_id: 'file_2' }, bucket],
    vault_ids: ['vault_1'],
  })
  expect(writeDeploymentForm(document, { ...form, isScheduled: false })).toEqual({ ...document, schedule: null })
})

it('edits as text what is one text, and nothing else', () => {
  expect(eventText(textMessage('Go.'))).toBe('Go.')
  expect(eventText({ type: 'user.define_outcome', description: 'd' })).toBeNull()
  expect(eventText({ type: 'user.message', content: [{ type: 'image' }] })).toBeNull()
  expect(toDeploymentForm(newDeploymentDocument('UTC')).initialEvents.map(eventText)).toEqual([''])
})
