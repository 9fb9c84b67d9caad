import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createFakeLog, text } from '../testing/fakeLog.ts'
import { showTranscript } from '../testing/showTranscript.tsx'
import { useLayoutSizes } from '../testing/useLayoutSizes.ts'

const names = () => screen.getAllByRole('article').map((article) => article.getAttribute('aria-label'))
const row = (name: string) => screen.getByRole('article', { name })

const story = () => {
  const log = createFakeLog().turn('t1').user('u1', 'Go.').request('r1').thinking('k1', 'A loop.')
  return log.call('c1', 'Bash', { command: 'make' }, {}, text('built')).message('m1', 'Done.')
}

describe('fold levels', () => {
  useLayoutSizes()

  it('close the bodies of calls, and keep each that is opened until the level changes', async () => {
    const { rerender } = render(showTranscript(story(), { foldLevel: 'calls' }))
    const card = () => within(row('Bash: ok'))
    expect(card().queryByText('built')).toBeNull()
    expect(row('Thinking').textContent).toContain('A loop.')
    await userEvent.click(card().getByRole('button', { name: /Bash/ }))
    expect(card().getByText('built')).toBeTruthy()
    rerender(showTranscript(story(), { foldLevel: 'requests' }))
    expect(card().queryByText('built')).toBeNull()
  })

  it('leave out the lines of model requests and the text of thoughts', () => {
    render(showTranscript(story(), { foldLevel: 'requests' }))
    expect(names()).toEqual(['Turn 1', 'You', 'Thinking', 'Bash: ok', 'Agent message'])
    expect(row('Thinking').textContent).not.toContain('A loop.')
  })

  it('leave turns and what people wrote, also of rows that come later', () => {
    const log = story()
    const { rerender } = render(showTranscript(log, { foldLevel: 'turns' }))
    expect(names()).toEqual(['Turn 1', 'You'])
    log.turn('t2').user('u2', 'More.').message('m2', 'Yes.')
    rerender(showTranscript(log, { foldLevel: 'turns', version: 20 }))
    expect(names()).toEqual(['Turn 1', 'You', 'Turn 2', 'You'])
  })

  it('give way to a row that has to be shown', () => {
    const log = story()
    const { rerender } = render(showTranscript(log, { foldLevel: 'turns' }))
    rerender(showTranscript(log, { foldLevel: 'turns', reveal: { eventId: 'c1' } }))
    expect(names()).toContain('Bash: ok')
  })
})
