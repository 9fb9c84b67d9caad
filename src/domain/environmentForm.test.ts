import { expect, it } from 'vitest'
import { documentPatch, rebaseDocument } from './documentPatch.ts'
import { readEnvironment } from './environment.ts'
import { toEnvironmentDocument, toEnvironmentForm, writeEnvironmentForm } from './environmentForm.ts'
import { toEnvironmentParts } from './environmentParts.ts'

const document = toEnvironmentDocument({
  id: 'env_1',
  name: 'python',
  config: {
    type: 'cloud',
    networking: { type: 'limited', allowed_hosts: ['pypi.org'], allow_package_managers: true, future: 1 },
    packages: { type: 'packages', pip: ['requests'], conda: ['numpy'] },
    region: 'eu',
  },
  metadata: {},
  future_field: [1],
})
const form = toEnvironmentForm(document)
const patchOf = (change: Partial<typeof form>) =>
  documentPatch(document, writeEnvironmentForm(document, { ...form, ...change }))

it('sends nothing for an environment that was not changed', () => {
  expect(patchOf({})).toEqual({})
})

it('sends a changed config whole, with what nobody here understands', () => {
  expect(patchOf({ allowedHosts: 'pypi.org\n\nfiles.pythonhosted.org ' })).toEqual({
    config: {
      type: 'cloud',
      region: 'eu',
      networking: {
        type: 'limited',
        allowed_hosts: ['pypi.org', 'files.pythonhosted.org'],
        allow_package_managers: true,
        allow_mcp_servers: false,
        future: 1,
      },
      packages: { type: 'packages', apt: [], cargo: [], gem: [], go: [], npm: [], pip: ['requests'], conda: ['numpy'] },
    },
  })
})

it('sends a self-hosted config with nothing beside its type, as the API wants it', () => {
  expect(patchOf({ configType: 'self_hosted' })).toEqual({ config: { type: 'self_hosted' } })
})

it('puts my changes on top of what somebody else saved, as deep as the config goes', () => {
  const mine = writeEnvironmentForm(document, { ...form, packages: { ...form.packages, pip: 'requests\nflask' } })
  const theirs = writeEnvironmentForm(document, { ...form, allowedHosts: 'example.com', name: 'theirs' })
  const merged = readEnvironment(rebaseDocument(document, mine, theirs))
  expect(merged.packages.pip).toEqual(['requests', 'flask'])
  expect(merged.networking.allowedHosts).toEqual(['example.com'])
  expect(merged.name).toBe('theirs')
})

it('tells every member in words, those nobody here understands by their own names', () => {
  const labels = toEnvironmentParts(document).map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['Packages of conda', 'config.region', 'future_field']))
})

it('reads older forms: networking as a word, archived as a flag or a status', () => {
  const old = readEnvironment({ config: { networking: 'unrestricted' }, archived: true })
  expect(old.networking.type).toBe('unrestricted')
  expect(old.archivedAt).not.toBeNull()
  expect(readEnvironment({ status: 'ready' }).archivedAt).toBeNull()
  expect(readEnvironment({ config: { networking: { type: 'allowed_hosts' } } }).networking.type).toBe('limited')
})
