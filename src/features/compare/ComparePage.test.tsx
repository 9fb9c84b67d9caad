import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { keepRecording } from '@/lenses/replay/recordingShelf.ts'
import { pageOf, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anEnvironment, aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const text = (words: string) => [{ type: 'text', text: words }]

/** The same task, for which a command printed something. */
const events = (output: string) => [
  { id: 'evt_1', type: 'user.message', content: text('What day is it?'), processed_at: '2026-08-21T10:20:00Z' },
  {
    id: 'evt_2',
    type: 'agent.tool_use',
    name: 'Bash',
    input: { command: 'date' },
    processed_at: '2026-08-21T10:20:01Z',
  },
  {
    id: 'evt_3',
    type: 'agent.tool_result',
    tool_use_id: 'evt_2',
    content: text(output),
    processed_at: '2026-08-21T10:20:02Z',
  },
  { id: 'evt_4', type: 'agent.message', content: text('There you are.'), processed_at: '2026-08-21T10:20:03Z' },
]

function serve(outputs: Record<string, string | null>) {
  const routes = Object.entries(outputs).map(([id, output]) => ({
    [`GET ${api}/sessions/${id}`]: aSession({ id, title: `Run ${id}` }),
    [`GET ${api}/sessions/${id}/events`]: pageOf(output === null ? [] : events(output)),
  }))
  serveFake(Object.assign({ [`GET ${api}/environments/env_1`]: anEnvironment() }, ...routes))
}

it('names where a session and a recording part, why, and leads to both events', async () => {
  serve({ sess_1: 'Friday' })
  const header = { format: 'cloud-agents-recording', version: 1, session: { title: 'Run of yesterday' } }
  const lines = [header, ...events('Thursday').map((event) => ({ at: null, event }))]
  const file = new Blob([lines.map((line) => JSON.stringify(line)).join('\n')])
  const { kept } = await keepRecording(file, 'yesterday.jsonl')
  renderApp(`/w/local/compare?left=sess_1&right=recording:${kept.id}`)

  const verdict = await screen.findByRole('region', { name: 'First difference' })
  expect(within(verdict).getByText('They part in turn 1 at step 1, Bash')).toBeTruthy()
  expect(within(verdict).getByText('The same call of Bash was answered differently.')).toBeTruthy()
  const hrefs = within(verdict)
    .getAllByRole('link')
    .map((link) => link.getAttribute('href'))
  expect(hrefs).toEqual(['/w/local/sessions/sess_1?event=evt_3', `/recordings/${kept.id}?event=evt_3`])
  const totals = screen.getByRole('table', { name: 'Totals' })
  expect(within(totals).getByRole('row', { name: /^Tool calls/ }).textContent).toBe('Tool calls11same')

  expect(screen.getByText('1 difference')).toBeTruthy()
  expect(screen.getByRole('table', { name: 'Both sides, step by step' }).getAttribute('aria-rowcount')).toBe('4')
})

it('says that the same session on both sides has nothing to tell', async () => {
  serve({ sess_1: 'Friday' })
  renderApp('/w/local/compare?left=sess_1&right=sess_1')
  expect(await screen.findByText('They took the same steps')).toBeTruthy()
  expect(screen.getByText(/Both sides are the same/)).toBeTruthy()
})

it('compares with a session that has done nothing', async () => {
  serve({ sess_1: 'Friday', sess_2: null })
  renderApp('/w/local/compare?left=sess_1&right=sess_2')
  expect(await screen.findByText('Only one of the sessions has turn 1.')).toBeTruthy()
})

it('says beside the one that can be read why the other cannot', async () => {
  serve({ sess_1: 'Friday' })
  renderApp('/w/local/compare?left=sess_1&right=recording:gone')
  const right = await screen.findByRole('region', { name: 'Right side' })
  expect((await within(right).findByRole('alert')).textContent).toMatch(/does not hold this recording/)
  expect(await screen.findByRole('link', { name: 'Run sess_1' })).toBeTruthy()
})
