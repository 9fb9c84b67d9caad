import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { programUrl } from '../../testing/programUrl.ts'
import type { JsonObject } from '../canonical.ts'
import { createJustBashSandboxes } from './createJustBashSandboxes.ts'
import type { Sandbox, SandboxProvider, SessionMount } from './sandbox.ts'
import type { SandboxLimits } from './sandboxLimits.ts'

/** For tests: a data folder and providers over it, which are gone after the last test of the file. */
export function createTestSandboxes() {
  let dataDir = ''
  const providers: SandboxProvider[] = []
  let common: SandboxProvider | undefined

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-test-'))
  })
  afterAll(async () => {
    await Promise.all(providers.map((provider) => provider.close()))
    await rm(dataDir, { recursive: true, force: true })
  })

  function createProvider(limits: Partial<SandboxLimits> = {}): SandboxProvider {
    const provider = createJustBashSandboxes({ dataDir, limits, workerProgram: programUrl('toolWorker') })
    providers.push(provider)
    return provider
  }

  return {
    dataDir: () => dataDir,
    createProvider,
    /** One provider for all tests that need nothing special. */
    shared(): SandboxProvider {
      common ??= createProvider()
      return common
    },
  }
}

export const openSession = (
  provider: SandboxProvider,
  sessionId: string,
  config: JsonObject = {},
  mounts: SessionMount[] = [],
) => provider.open({ sessionId, environmentVariables: { GREETING: 'hello there' }, environmentConfig: config, mounts })

/** The text of an answer, marked when it is an error. */
export async function ask(sandbox: Sandbox, tool: string, input: JsonObject): Promise<string> {
  const { content, isError } = await sandbox.run(tool, input, new AbortController().signal)
  return `${isError ? 'error: ' : ''}${content.map((block) => String(block.text)).join('')}`
}

export const bash = (sandbox: Sandbox, command: string) => ask(sandbox, 'Bash', { command })
