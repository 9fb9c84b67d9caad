import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { Json } from '@/domain/json.ts'
import { useLayoutSizes } from '@/lenses/testing/useLayoutSizes.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { readToolSchema } from './SchemaFields.tsx'
import { jsonRemark, ToolAnswerCard } from './ToolAnswerCard.tsx'

function show(schema: Json | null = null) {
  const send = vi.fn(() => Promise.resolve())
  render(
    <TooltipProvider>
      <ToolAnswerCard
        eventId="evt_2"
        threadId={null}
        type="user.custom_tool_result"
        toolName="get_stock"
        input={{ sku: 'A1' }}
        schema={schema}
        send={send}
      />
    </TooltipProvider>,
  )
  return send
}

const field = () => screen.getByRole('textbox', { name: /Result/ })
const write = async (text: string) => {
  await userEvent.click(field())
  await userEvent.paste(text)
}

describe('ToolAnswerCard', () => {
  useLayoutSizes()

  it('sends what was written, and that it is an error when the switch says so', async () => {
    const send = show()
    await write('{"stock": 12}')
    expect(screen.getByText('Valid JSON.')).toBeTruthy()
    await userEvent.click(screen.getByRole('switch', { name: 'This is an error' }))
    await userEvent.click(screen.getByRole('button', { name: 'Send result' }))
    expect(send).toHaveBeenCalledWith([
      { type: 'user.custom_tool_result', toolUseId: 'evt_2', text: '{"stock": 12}', isError: true, threadId: null },
    ])
  })

  it('holds back an answer that has to be JSON until it is', async () => {
    show()
    await userEvent.click(
      within(screen.getByRole('radiogroup', { name: 'Answer as' })).getByRole('radio', { name: 'JSON' }),
    )
    await write('{"stock": ')
    expect(screen.getByText(/^Not valid JSON/)).toBeTruthy()
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByRole('button', { name: 'Send result' })).toHaveProperty('disabled', true)
    await userEvent.paste('12}')
    expect(screen.getByRole('button', { name: 'Send result' })).toHaveProperty('disabled', false)
  })

  it('shows the input in the words of its schema, and as JSON when asked', async () => {
    show({ properties: { sku: { title: 'Article', description: 'As on the label.' }, depot: {} }, required: ['depot'] })
    expect(screen.getByText('Article').textContent).toContain('As on the label.')
    expect(screen.getAllByRole('definition').map((value) => value.textContent)).toEqual(['A1', 'missing'])
    await userEvent.click(
      within(screen.getByRole('radiogroup', { name: 'Input as' })).getByRole('radio', { name: 'JSON' }),
    )
    expect(screen.getByRole('figure', { name: 'Input' }).textContent).toContain('"sku": "A1"')
  })

  it('shows the input as JSON where no schema is known', () => {
    show()
    expect(screen.getByRole('figure', { name: 'Input' }).textContent).toContain('"sku": "A1"')
  })

  it('remarks on JSON that is not, and on nothing else', () => {
    expect(jsonRemark('plain words')).toBeNull()
    expect(jsonRemark('{"a": }')).toMatch(/^Not valid JSON/)
  })
})

it('finds the schema of a custom tool in the agent of the session', () => {
  const schema = { type: 'object', properties: { sku: {} } }
  const session = { agent: { tools: [{ type: 'custom', name: 'get_stock', input_schema: schema }] } }
  expect(readToolSchema(session, 'get_stock')).toEqual(schema)
  expect(readToolSchema(session, 'other')).toBeNull()
  expect(readToolSchema({}, 'get_stock')).toBeNull()
})
