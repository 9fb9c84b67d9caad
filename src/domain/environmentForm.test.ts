import { expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'
import { toEnvironmentForm, toEnvironmentPatch } from './environmentForm.ts'

const environment = readEnvironment({
  id: 'env_1',
  name: 'python',
  config: {
    type: 'cloud',
    networking: { type: 'limited', allowed_hosts: ['pypi.org'], allow_package_managers: true, future: 1 },
    packages: { type: 'packages', pip: ['requests'], conda: ['numpy'] },
    region: 'eu',
  },
  metadata: {},
})

it('sends nothing for an environment that was not changed', () => {
  expect(toEnvironmentPatch(environment, toEnvironmentForm(environment))).toEqual({})
})

it('sends a changed config whole, with what nobody here understands', () => {
  const form = { ...toEnvironmentForm(environment), allowedHosts: 'pypi.org\n\nfiles.pythonhosted.org ' }
  expect(toEnvironmentPatch(environment, form)).toEqual({
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

it('reads older forms: networking as a word, archived as a flag or a status', () => {
  const old = readEnvironment({ config: { networking: 'unrestricted' }, archived: true })
  expect(old.networking.type).toBe('unrestricted')
  expect(old.archivedAt).not.toBeNull()
  expect(readEnvironment({ status: 'ready' }).archivedAt).toBeNull()
  expect(readEnvironment({ config: { networking: { type: 'allowed_hosts' } } }).networking.type).toBe('limited')
})
