import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import type { EventKind } from '@/domain/session/logItems.ts'
import { parseQuery } from '@/domain/session/query/parseQuery.ts'
import { plainly } from '@/domain/session/testing/describeLog.ts'
import { agentSays, requestStart, running, toolUse, userSays } from '@/domain/session/testing/events.ts'
import { FindField, type FindFieldProps } from './FindField.tsx'
import { KindChips } from './KindChips.tsx'
import { readKnownWords } from './readKnownWords.ts'

const log = plainly([userSays('a'), running(), requestStart(), toolUse('Bash'), toolUse('Read'), agentSays('x')])

function Chips() {
  const [hidden, setHidden] = useState<ReadonlySet<EventKind>>(new Set())
  return <KindChips counts={log.items().kindCounts()} hiddenKinds={hidden} onChange={setHidden} />
}

function Find(props: Partial<FindFieldProps>) {
  const [query, setQuery] = useState('')
  return (
    <FindField
      query={query}
      onQuery={setQuery}
      problem={parseQuery(query).problem}
      found={query === '' ? null : { count: 3, position: 1, isReading: false }}
      onNext={vi.fn()}
      onPrevious={vi.fn()}
      readKnownWords={() => readKnownWords(log.items())}
      {...props}
    />
  )
}

const field = () => screen.getByRole('combobox', { name: 'Find in session' })

describe('the chips', () => {
  it('count what there is and say what is shown', async () => {
    render(<Chips />)
    const tools = screen.getByRole('button', { name: 'tools 2' })
    expect(tools.getAttribute('aria-pressed')).toBe('true')
    expect(screen.getByRole('button', { name: 'messages 2' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'spans 2' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: /waits/ })).toBeNull()
    await userEvent.click(tools)
    expect(tools.getAttribute('aria-pressed')).toBe('false')
    await userEvent.click(tools)
    expect(tools.getAttribute('aria-pressed')).toBe('true')
  })
})

describe('the find field', () => {
  it('is reached by a slash and completes fields and values by keyboard', async () => {
    render(<Find />)
    await userEvent.keyboard('/')
    expect(document.activeElement).toBe(field())
    await userEvent.keyboard('na{ArrowDown}')
    const option = screen.getByRole('option', { name: /name:/ })
    expect(field().getAttribute('aria-activedescendant')).toBe(option.id)
    await userEvent.keyboard('{Enter}')
    expect(field()).toHaveProperty('value', 'name:')
    expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual(['name:Bash', 'name:Read'])
    await userEvent.keyboard('{ArrowUp}{Enter}')
    expect(field()).toHaveProperty('value', 'name:Read ')
  })

  it('names a mistake and where it is', async () => {
    render(<Find />)
    await userEvent.type(field(), 'turn:x')
    expect(screen.getByRole('status').textContent).toBe('turn: is followed by a number from 1 on. (character 6)')
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('counts the hits and walks through them', async () => {
    const [onNext, onPrevious] = [vi.fn(), vi.fn()]
    render(<Find onNext={onNext} onPrevious={onPrevious} />)
    await userEvent.type(field(), 'hello')
    expect(screen.getByText('2 of 3')).toBeTruthy()
    await userEvent.keyboard('{Enter}{Shift>}{Enter}{/Shift}')
    await userEvent.click(screen.getByRole('button', { name: 'Next hit' }))
    expect([onNext.mock.calls.length, onPrevious.mock.calls.length]).toEqual([2, 1])
  })

  it('closes its list, then clears itself, then lets go', async () => {
    render(<Find />)
    await userEvent.type(field(), 'ty')
    expect(screen.getByRole('listbox')).toBeTruthy()
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    await userEvent.keyboard('{Escape}')
    expect(field()).toHaveProperty('value', '')
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(document.body)
  })
})
