import { screen, waitFor, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { pageOf, Refusal, serveFake } from '@/testing/fakeServer.ts'
import { renderApp } from '@/testing/renderApp.tsx'
import { anAgent, anEnvironment, aSession } from '@/testing/resources.ts'

const api = '/api/local/v1/cloud'
const surroundings = {
  [`GET ${api}/environments`]: pageOf([anEnvironment()]),
  [`GET ${api}/agents`]: pageOf([anAgent()]),
}
const sessions = (...ids: string[]) => ids.map((id) => aSession({ id, title: `Title of ${id}` }))

it('shows what the API says about a session, and the way to it', async () => {
  serveFake({
    ...surroundings,
    [`GET ${api}/sessions`]: pageOf([
      aSession({ status: 'processing' }),
      aSession({ id: 'sess_2', title: null, status: 'hibernating' }),
    ]),
  })
  renderApp('/w/local/sessions')
  const row = await screen.findByRole('row', { name: /Fibonacci with tests/ })
  expect(row.textContent).toContain('running')
  expect(row.textContent).toContain('code-helper v2')
  expect(row.textContent).toContain('3.2 credits')
  expect(row.textContent).toContain('1 m 42 s')
  await waitFor(() => expect(within(row).getByText('default')).toBeTruthy())
  expect(within(row).getByRole('link').getAttribute('href')).toBe('/w/local/sessions/sess_1')
  expect(screen.getByRole('row', { name: /Untitled .* hibernating/ })).toBeTruthy()
  expect(screen.getByText('2 of 2')).toBeTruthy()
})

it('goes to older rows and back to newer ones, with the place in the URL', async () => {
  const { user, router } = (() => {
    serveFake({
      ...surroundings,
      [`GET ${api}/sessions`]: pageOf(sessions('s4', 's3'), true),
      [`GET ${api}/sessions?page=s3`]: pageOf(sessions('s2', 's1')),
      [`GET ${api}/sessions?before_id=s2`]: pageOf(sessions('s4', 's3')),
    })
    return renderApp('/w/local/sessions')
  })()
  expect(await screen.findByText('1–2 of many')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Newer' })).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Older' }))
  expect(await screen.findByRole('link', { name: 'Title of s1' })).toBeTruthy()
  expect(router.state.location.search).toBe('?page=s3')
  expect(screen.queryByRole('link', { name: 'Older' })).toBeNull()
  await user.click(screen.getByRole('link', { name: 'Newer' }))
  expect(await screen.findByRole('link', { name: 'Title of s4' })).toBeTruthy()
  await waitFor(() => expect(router.state.location.search).toBe(''))
})

it('moves between rows with j and k', async () => {
  serveFake({ ...surroundings, [`GET ${api}/sessions`]: pageOf(sessions('s2', 's1')) })
  const { user } = renderApp('/w/local/sessions')
  await screen.findByRole('link', { name: 'Title of s2' })
  await user.keyboard('jj')
  expect(document.activeElement?.textContent).toBe('Title of s1')
  await user.keyboard('k')
  expect(document.activeElement?.textContent).toBe('Title of s2')
})

it('says what failed in the place of the rows, and tries again when told', async () => {
  let isBroken = true
  serveFake({
    ...surroundings,
    [`GET ${api}/sessions`]: () =>
      isBroken ? new Refusal(503, 'api_error', 'Come back later.') : pageOf(sessions('s1')),
  })
  const { user } = renderApp('/w/local/sessions')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Come back later.')
  isBroken = false
  await user.click(within(alert).getByRole('button', { name: 'Retry' }))
  expect(await screen.findByRole('link', { name: 'Title of s1' })).toBeTruthy()
})

it('says what to do when there is nothing yet', async () => {
  serveFake({ ...surroundings, [`GET ${api}/sessions`]: pageOf([]) })
  renderApp('/w/local/sessions')
  expect(await screen.findByText('No sessions yet')).toBeTruthy()
})

it('asks before it deletes, says what goes with it, and shows the refusal where it was asked', async () => {
  const requests = serveFake({
    ...surroundings,
    [`GET ${api}/sessions`]: pageOf([aSession()]),
    [`DELETE ${api}/sessions/sess_1`]: new Refusal(500, 'api_error', 'The disk is full.'),
  })
  const { user } = renderApp('/w/local/sessions')
  await user.click(await screen.findByRole('button', { name: 'Actions for Fibonacci with tests' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const question = await screen.findByRole('alertdialog', { name: 'Delete this session?' })
  expect(question.textContent).toContain('whole event log')
  expect(requests.some(({ method }) => method === 'DELETE')).toBe(false)
  await user.click(within(question).getByRole('button', { name: 'Delete session' }))
  expect((await within(question).findByRole('alert')).textContent).toContain('The disk is full.')
})
