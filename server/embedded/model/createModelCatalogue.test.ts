import { expect, it } from 'vitest'
import { createModelCatalogue } from './createModelCatalogue.ts'

const configured = {
  provider: 'openai-compatible' as const,
  name: 'qwen-test',
  baseUrl: 'http://127.0.0.1:9',
  apiKey: null,
}

it('lets ultimate and auto mean the scripted model when none is configured', () => {
  const models = createModelCatalogue(null)
  expect(models.list().map(({ id }) => id)).toEqual(['ultimate', 'auto', 'scripted'])
  expect(models.resolve('ultimate')).toBe(models.resolve('scripted'))
  expect(models.resolve('auto')).toBe(models.resolve('scripted'))
})

it('lets ultimate and auto mean the configured model, which is also listed by its name', () => {
  const models = createModelCatalogue(configured)
  expect(models.list().map(({ id, source }) => [id, source])).toEqual([
    ['ultimate', 'system'],
    ['auto', 'system'],
    ['scripted', 'system'],
    ['qwen-test', 'user'],
  ])
  expect(models.resolve('ultimate')).toBe(models.resolve('qwen-test'))
  expect(models.resolve('scripted')).not.toBe(models.resolve('qwen-test'))
})

it('does not let a configured name hide a fixed one', () => {
  const models = createModelCatalogue({ ...configured, name: 'scripted' })
  expect(models.list().filter(({ id }) => id === 'scripted')).toHaveLength(1)
  expect(models.resolve('scripted')).not.toBe(models.resolve('ultimate'))
})

it('does not know other names', () => {
  const models = createModelCatalogue(null)
  expect(models.has('gpt-99')).toBe(false)
  expect(() => models.resolve('gpt-99')).toThrow("no model named 'gpt-99'")
})
