import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { toHelp, toMarkdownTable, variables } from './configVariables.ts'

it('shows values in the help, and of secrets only whether they are set', () => {
  const help = toHelp({ CONSOLE_PORT: '5000', QODER_PAT: 'pt-secret' })
  expect(help).toContain('CONSOLE_PORT = 5000')
  expect(help).toContain('QODER_PAT = set')
  expect(help).toContain('CONSOLE_MODEL_API_KEY = not set')
  expect(help).not.toContain('pt-secret')
  for (const { name } of variables) expect(help).toContain(name)
})

it('documents every variable exactly as it is read', async () => {
  const page = await readFile(new URL('../docs/configuration.md', import.meta.url), 'utf8')
  expect(page).toContain(toMarkdownTable())
})

it('marks everything that is a token or a key as secret', () => {
  const secrets = variables.filter((variable) => 'isSecret' in variable).map(({ name }) => name)
  expect(secrets).toEqual(variables.map(({ name }) => name).filter((name) => /TOKEN|KEY|PAT$/.test(name)))
})
