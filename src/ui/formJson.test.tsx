import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { FormJsonSwitch } from './FormJsonSwitch.tsx'
import { JsonTextField } from './JsonTextField.tsx'
import { TextField } from './TextField.tsx'
import { useFormJson } from './useFormJson.ts'

/** A form of one field over a document that may hold more. */
function Draft({ initial = { name: 'a', other: [1] } }: { initial?: Record<string, unknown> }) {
  const [document, setDocument] = useState(initial)
  const formJson = useFormJson({
    read: () => document,
    write: (next) => {
      if (typeof next !== 'object' || next === null) return 'This is not an object.'
      setDocument({ ...next })
      return null
    },
  })
  return (
    <>
      <FormJsonSwitch formJson={formJson} />
      {formJson.text === null ? (
        <TextField
          label="Name"
          value={String(document.name)}
          onChange={(event) => setDocument({ ...document, name: event.target.value })}
        />
      ) : (
        <JsonTextField
          label="JSON"
          hasTools
          text={formJson.text}
          onChange={formJson.change}
          problem={formJson.problem}
          handle={formJson.handle}
        />
      )}
      <output>{JSON.stringify(document)}</output>
      <button type="button">After</button>
    </>
  )
}

const jsonField = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'JSON' })

async function openJson() {
  const user = userEvent.setup()
  render(<Draft />)
  await user.click(screen.getByRole('radio', { name: 'JSON' }))
  return user
}

it('loses nothing between form and JSON, members the form does not know included', async () => {
  const user = await openJson()
  expect(JSON.parse(jsonField().value)).toEqual({ name: 'a', other: [1] })
  await user.clear(jsonField())
  await user.click(jsonField())
  await user.paste('{"name":"b","other":[2],"new":null}')
  await user.click(screen.getByRole('radio', { name: 'Form' }))
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'c')
  expect(screen.getByRole('status').textContent).toBe('{"name":"bc","other":[2],"new":null}')
})

it('keeps a text that is not JSON, says where, and leads there instead of showing the form', async () => {
  const user = await openJson()
  await user.clear(jsonField())
  await user.click(jsonField())
  await user.paste('{\n  "name": nope\n}')
  expect(screen.getByText('Line 2, column 11: unexpected "n".')).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'Form' }))
  expect(jsonField().value).toBe('{\n  "name": nope\n}')
  expect(document.activeElement).toBe(jsonField())
  expect(jsonField().selectionStart).toBe(12)
})

it('says why a document of another shape is not taken', async () => {
  const user = await openJson()
  await user.clear(jsonField())
  await user.type(jsonField(), '3')
  expect(screen.getByText('This is not an object.')).toBeTruthy()
})

it('lets the Tab key pass through, indents once something was typed, and lets go after Escape', async () => {
  const user = await openJson()
  jsonField().focus()
  await user.tab()
  expect(document.activeElement).not.toBe(jsonField())
  await user.clear(jsonField())
  await user.type(jsonField(), '[[')
  await user.keyboard('{Enter}{Tab}1')
  expect(jsonField().value).toBe('[\n    1')
  await user.keyboard('{Escape}')
  await user.tab()
  expect(document.activeElement).not.toBe(jsonField())
})

it('finds in the text and counts what it finds', async () => {
  const user = await openJson()
  await user.type(screen.getByRole('searchbox', { name: 'Find in the JSON' }), 'E')
  expect(screen.getByText('1 of 2')).toBeTruthy()
  await user.keyboard('{Enter}')
  expect(screen.getByText('2 of 2')).toBeTruthy()
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(jsonField())
  expect(jsonField().value.slice(jsonField().selectionStart, jsonField().selectionEnd)).toBe('e')
})
