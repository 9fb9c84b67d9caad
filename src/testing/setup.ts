import { cleanup, configure } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

// Pages are fetched lazily, and a busy machine takes its time to transform them.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 30_000 })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
  sessionStorage.clear()
})
