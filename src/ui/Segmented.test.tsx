import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Segmented } from './Segmented.tsx'
import { TabPanel, Tabs } from './Tabs.tsx'

const lenses = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
] as const
type Lens = (typeof lenses)[number]['value']

function Choice() {
  const [value, setValue] = useState<Lens>('form')
  return <Segmented label="View" value={value} options={lenses} onChange={setValue} />
}

function Panels() {
  const [value, setValue] = useState<Lens>('form')
  return (
    <Tabs label="View" value={value} tabs={lenses} onChange={setValue}>
      <TabPanel value="form">A form</TabPanel>
      <TabPanel value="json">Some JSON</TabPanel>
    </Tabs>
  )
}

it('is one named choice that a click changes', async () => {
  const user = userEvent.setup()
  render(<Choice />)
  expect(screen.getByRole('radiogroup', { name: 'View' })).toBeTruthy()
  await user.click(screen.getByRole('radio', { name: 'JSON' }))
  expect(screen.getByRole('radio', { name: 'JSON' })).toHaveProperty('checked', true)
  expect(screen.getByRole('radio', { name: 'Form' })).toHaveProperty('checked', false)
})

it('shows the panel of the tab that was chosen, and moves by arrow keys', async () => {
  const user = userEvent.setup()
  render(<Panels />)
  expect(screen.getByRole('tabpanel', { name: 'Form' }).textContent).toBe('A form')
  await user.click(screen.getByRole('tab', { name: 'Form' }))
  await user.keyboard('{ArrowRight}')
  expect(screen.getByRole('tabpanel', { name: 'JSON' }).textContent).toBe('Some JSON')
})
