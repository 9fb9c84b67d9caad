import { expect, it } from 'vitest'
import { readResources } from './SessionPanel.tsx'

it('names what is mounted by its path, else by what it is', () => {
  expect(
    readResources({
      resources: [
        { id: 'sesr_1', type: 'file', file_id: 'file_1', mount_path: '/mnt/a.csv' },
        { type: 'memory_store', memory_store_id: 'mem_1' },
        'odd',
      ],
    }),
  ).toEqual([
    { id: 'sesr_1', type: 'file', name: '/mnt/a.csv' },
    { id: 'mem_1', type: 'memory_store', name: 'mem_1' },
    { id: 'unnamed', type: 'unknown', name: 'unnamed' },
  ])
})

it('knows nothing of resources where the session does not tell', () => {
  expect(readResources({})).toBeUndefined()
})
