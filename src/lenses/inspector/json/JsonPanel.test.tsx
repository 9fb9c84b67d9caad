import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useLayoutSizes } from '../../testing/useLayoutSizes.ts'
import { JsonPanel, type OnFilterTerm } from './JsonPanel.tsx'

const show = (value: unknown, onFilterTerm?: OnFilterTerm) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  render(<JsonPanel label="JSON" text={text} fileName="evt_1" onFilterTerm={onFilterTerm} />)
  return userEvent.setup()
}
const tree = () => screen.getByRole('tree', { name: 'JSON' })
const item = (name: string | RegExp) => within(tree()).getByRole('treeitem', { name })
const active = () =>
  document.getElementById(tree().getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-label')
const place = () => screen.getByRole('region', { name: 'Selected value' })

describe('JsonPanel', () => {
  useLayoutSizes(400, 20)

  it('is walked, opened and closed by keyboard', async () => {
    const user = show({ a: { b: [1, 2] }, c: true })
    await user.click(screen.getByRole('button', { name: 'Collapse all' }))
    tree().focus()
    const seen: unknown[] = []
    for (const key of [
      '{ArrowRight}',
      '{ArrowRight}',
      '{ArrowRight}',
      '{ArrowRight}',
      '{End}',
      '{ArrowUp}',
      '{ArrowLeft}',
      '{Home}',
    ]) {
      await user.keyboard(key)
      seen.push(active())
    }
    expect(seen).toEqual([
      'object, 2 members',
      'a: object, 1 member',
      'a: object, 1 member',
      'b: array, 2 items',
      'c: true',
      'b: array, 2 items',
      'a: object, 1 member',
      'object, 2 members',
    ])
    await user.keyboard('{ArrowRight}*')
    expect(item('b: array, 2 items').getAttribute('aria-expanded')).toBe('true')
    expect(item('item 1: 2').getAttribute('aria-level')).toBe('4')
  })

  it('finds words, counts them and goes from one to the next', async () => {
    const user = show({ list: Array.from({ length: 90 }, (_, index) => ({ name: `n${index}` })), last: 'n89 again' })
    await user.type(screen.getByRole('searchbox', { name: 'Find in JSON' }), 'n89')
    expect(screen.getByText('2 found')).toBeTruthy()
    await user.keyboard('{Enter}')
    expect(place().textContent).toContain('list[89].name')
    expect(screen.getByText('1 of 2')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Next found' }))
    expect(place().textContent).toContain('last')
    await user.keyboard('{Enter}')
    expect(screen.getByText('1 of 2')).toBeTruthy()
  })

  it('copies the path and the exact value of what is selected', async () => {
    const user = show('{"ids":[1,9007199254740993]}')
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await user.click(item('item 1: 9007199254740993'))
    await user.click(screen.getByRole('button', { name: 'Copy path' }))
    await user.click(screen.getByRole('button', { name: 'Copy value' }))
    expect(writeText.mock.calls).toEqual([['ids[1]'], ['9007199254740993']])
  })

  it('offers a value as a filter, and only a value', async () => {
    const onFilterTerm = vi.fn()
    const user = show({ input: { command: 'ls' } }, onFilterTerm)
    await user.click(item('command: "ls"'))
    await user.click(screen.getByRole('button', { name: 'Show only events with this value' }))
    await user.click(screen.getByRole('button', { name: 'Hide events with this value' }))
    expect(onFilterTerm.mock.calls).toEqual([
      ['input.command', 'ls', false],
      ['input.command', 'ls', true],
    ])
    tree().focus()
    await user.keyboard('{Home}')
    expect(screen.queryByRole('button', { name: 'Hide events with this value' })).toBeNull()
  })

  it('folds a long text with its size and shows it line by line on demand', async () => {
    const user = show({ output: Array.from({ length: 2000 }, (_, index) => `line ${index}`).join('\n') })
    const output = item(/^output: /)
    expect(output.textContent).toContain('19 kB')
    expect(output.textContent?.length).toBeLessThan(300)
    await user.click(output)
    expect(tree().textContent).toContain('line 5')
    expect(tree().textContent).not.toContain('line 1999')
  })

  it('holds only the lines in sight in the page, however many there are', async () => {
    const user = show(Array.from({ length: 50_000 }, (_, index) => index))
    await user.click(screen.getByRole('button', { name: 'Expand all' }))
    expect(item('item 0: 0').getAttribute('aria-setsize')).toBe('50000')
    expect(within(tree()).getAllByRole('treeitem').length).toBeLessThan(100)
  })

  it('shows text that is not JSON as it came, and says so', () => {
    show('{"cut": tr')
    expect(screen.getByText(/This is not JSON: unexpected "t" at character 9/)).toBeTruthy()
    expect(screen.getByRole('figure', { name: 'JSON' }).textContent).toBe('{"cut": tr')
  })
})
