import { expect, it } from 'vitest'
import { builtInTools } from './toolDefinitions.ts'

it('offers the built-in tools, each with a closed schema whose required fields it describes', () => {
  expect(builtInTools.map((tool) => tool.name)).toEqual([
    'Bash',
    'Read',
    'Write',
    'Edit',
    'Glob',
    'Grep',
    'WebFetch',
    'WebSearch',
    'DeliverArtifacts',
  ])
  for (const { inputSchema } of builtInTools) {
    const { properties, required } = inputSchema
    expect(inputSchema.additionalProperties).toBe(false)
    expect(Object.keys(properties ?? {})).toEqual(expect.arrayContaining(required as string[])) // built as strings
  }
})

it('tells the model that shell state does not persist and files do', () => {
  expect(builtInTools[0]?.description).toContain('do not persist, files do')
})
