import { render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { expect, it } from 'vitest'
import { type DependantsGroup, DependantsList } from './DependantsList.tsx'

const sessions: DependantsGroup = { noun: ['session', 'sessions'], items: [] }
const deployments: DependantsGroup = { noun: ['deployment', 'deployments'], items: [] }
const show = (...groups: DependantsGroup[]) => {
  render(
    <MemoryRouter>
      <DependantsList groups={groups} />
    </MemoryRouter>,
  )
  return screen.getByRole('region', { name: 'What depends on it' })
}
const some = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, label: `Session ${index}`, to: `/s/${index}` }))

it('says that it looks, and then that there is nothing', () => {
  expect(show({ ...sessions, items: undefined }).textContent).toContain('Looking for what depends on it')
})

it('says in one line that nothing depends on it', () => {
  expect(show(sessions, deployments).textContent).toBe('Nothing depends on it: no session, no deployment.')
})

it('names the first few of many and where all of them are', () => {
  const region = show({ ...sessions, items: some(7), hasMore: true, allTo: '/all' }, deployments)
  expect(within(region).getByText('7 or more sessions')).toBeTruthy()
  expect(within(region).getAllByRole('listitem')).toHaveLength(5)
  expect(region.textContent).toContain('5 of many shown.')
  expect(within(region).getByRole('link', { name: 'All sessions' }).getAttribute('href')).toBe('/all')
})

it('does not take a failure for nothing', () => {
  const region = show({ ...sessions, items: undefined, error: new Error('The disk is full.') }, deployments)
  expect(region.textContent).toBe('Whether sessions depend on it could not be read. The disk is full.')
})

it('claims no more than was looked at', () => {
  const region = show({ ...sessions, isPartial: true }, deployments)
  expect(region.textContent).toBe(
    'Nothing was found that depends on it: no session, no deployment.Only the newest 100 sessions were looked at.',
  )
})
