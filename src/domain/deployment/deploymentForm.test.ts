import { expect, it } from 'vitest'
import { readDeployment } from './deployment.ts'
import {
  eventText,
  newDeploymentForm,
  readDeploymentDocument,
  textMessage,
  toDeploymentForm,
  toDeploymentPatch,
  toNewDeployment,
} from './deploymentForm.ts'

const deployment = readDeployment({
  id: 'dep_1',
  name: 'nightly',
  agent: { id: 'agent_1', type: 'agent', version: 4 },
  environment_id: 'env_1',
  initial_events: [textMessage('Go.'), { type: 'user.define_outcome', description: 'd', rubric: 'r' }],
  schedule: { type: 'cron', expression: '0 3 * * *', timezone: 'Europe/Berlin', upcoming_runs_at: [] },
  metadata: { team: 'core', old: '1' },
})

it('sends nothing when nothing changed, and only what changed when something did', () => {
  const form = toDeploymentForm(deployment)
  expect(toDeploymentPatch(deployment, form)).toEqual({})
  const changed = { ...form, isScheduled: false, metadata: [{ key: 'team', value: 'web' }] }
  expect(toDeploymentPatch(deployment, changed)).toEqual({ schedule: null, metadata: { team: 'web', old: null } })
  expect(toDeploymentPatch(deployment, { ...form, agentVersion: '' })).toEqual({ agent: 'agent_1' })
})

it('is the same draft as a form and as JSON, with what the form has no field for', () => {
  const document = { ...toNewDeployment(toDeploymentForm(deployment)), budget: { max_credits: 3 } }
  const form = readDeploymentDocument(document)
  expect(typeof form === 'string' ? form : toNewDeployment(form)).toEqual(document)
})

it('says why a document is no deployment', () => {
  expect(readDeploymentDocument([])).toBe('A deployment is an object.')
  expect(readDeploymentDocument({ initial_events: 'Go.' })).toContain('initial_events')
  expect(readDeploymentDocument({ schedule: '0 3 * * *' })).toContain('schedule')
})

it('edits as text what is one text, and nothing else', () => {
  expect(eventText(textMessage('Go.'))).toBe('Go.')
  expect(eventText({ type: 'user.define_outcome', description: 'd' })).toBeNull()
  expect(eventText({ type: 'user.message', content: [{ type: 'image' }] })).toBeNull()
  expect(newDeploymentForm('UTC').initialEvents.map(eventText)).toEqual([''])
})
