import { join, resolve } from 'node:path'
import type { Config, EmbeddedConfig, ModelConfig } from './config.ts'
import { ConfigError } from './configError.ts'
import { type Environment, readVariable, type VariableName } from './configVariables.ts'
import { decodeVaultKey } from './embedded/vaults/decodeVaultKey.ts'
import { isLoopbackHost } from './loopback.ts'
import { parseWorkspaces, qoderWorkspace } from './parseWorkspaces.ts'

export interface ParseOptions {
  /** The project's folder: the built browser code and the default data folder are in it. */
  rootDir: string
  /** What relative paths in variables are relative to. */
  workingDir: string
  /** True when Vite serves the browser code. */
  isDevelopment: boolean
  /** Reads a text file; throws as `node:fs` does. */
  readFile: (path: string) => string
}

/** Turns environment variables into a Config. Throws a ConfigError with one sentence for the person who set them. */
export function parseConfig(env: Environment, options: ParseOptions): Config {
  const { rootDir, workingDir, isDevelopment, readFile } = options
  const dataDir = readVariable(env, 'CONSOLE_DATA_DIR')
  const embedded = parseEmbedded(env, workingDir)
  const workspaces = [...qoderWorkspace(env), ...parseWorkspaces(env, (path) => readFile(resolve(workingDir, path)))]
  if (!embedded && workspaces.length === 0) {
    throw new ConfigError(
      'There is no workspace: CONSOLE_EMBEDDED is off. Turn it on, or set QODER_PAT or CONSOLE_WORKSPACES.',
    )
  }
  return {
    host: parseHost(env),
    port: parseInteger(env, 'CONSOLE_PORT', 4620, { least: 0, most: 65_535 }),
    dataDir: dataDir === null ? join(rootDir, '.data') : resolve(workingDir, dataDir),
    staticDir: isDevelopment ? null : join(rootDir, 'dist'),
    embedded,
    workspaces,
  }
}

function parseHost(env: Environment): string {
  const host = readVariable(env, 'CONSOLE_HOST') ?? '127.0.0.1'
  if (isLoopbackHost(host)) return host.replace(/^\[|\]$/g, '')
  throw new ConfigError(
    `CONSOLE_HOST=${host} would open the console to other machines. That needs a console password, which is not available yet; use 127.0.0.1 and, from elsewhere, an SSH tunnel to the same port.`,
  )
}

function parseEmbedded(env: Environment, workingDir: string): EmbeddedConfig | null {
  const isOn = parseChoice(env, 'CONSOLE_EMBEDDED', ['on', 'off'], 'on') === 'on'
  const profile = parseChoice(env, 'CONSOLE_EMBEDDED_PROFILE', ['2026-05', '2026-08'], '2026-05')
  const heartbeatMs = parseInteger(env, 'CONSOLE_HEARTBEAT_MS', 15_000, { least: 100, most: 3_600_000 })
  const sandbox = readVariable(env, 'CONSOLE_SANDBOX') ?? 'just-bash'
  if (sandbox !== 'just-bash') {
    throw new ConfigError(`CONSOLE_SANDBOX=${sandbox} is not available. Use just-bash or leave it unset.`)
  }
  const token = readVariable(env, 'CONSOLE_EMBEDDED_TOKEN')
  if (token !== null && !/^[\x21-\x7e]{8,}$/.test(token)) {
    throw new ConfigError('CONSOLE_EMBEDDED_TOKEN has to be at least 8 printable ASCII characters without spaces.')
  }
  const vaultKey = readVariable(env, 'CONSOLE_VAULT_KEY')
  if (vaultKey !== null && !decodeVaultKey(vaultKey)) {
    throw new ConfigError('CONSOLE_VAULT_KEY has to be 32 bytes in base64, or 64 hexadecimal digits.')
  }
  const allowsLoopback = parseChoice(env, 'CONSOLE_MCP_LOOPBACK', ['on', 'off'], 'off') === 'on'
  const allowsLocalWebhooks = parseChoice(env, 'CONSOLE_WEBHOOK_LOOPBACK', ['on', 'off'], 'off') === 'on'
  const model = parseModel(env)
  const recordings = (readVariable(env, 'CONSOLE_RECORDINGS') ?? '')
    .split(',')
    .flatMap((path) => (path.trim() === '' ? [] : [resolve(workingDir, path.trim())]))
  return isOn ? { token, vaultKey, recordings, allowsLoopback, allowsLocalWebhooks, profile, heartbeatMs, model } : null
}

function parseModel(env: Environment): ModelConfig | null {
  const name = readVariable(env, 'CONSOLE_MODEL_NAME')
  const baseUrl = readVariable(env, 'CONSOLE_MODEL_BASE_URL')
  const apiKey = readVariable(env, 'CONSOLE_MODEL_API_KEY')
  if (readVariable(env, 'CONSOLE_MODEL_PROVIDER') === null) {
    if (name === null && baseUrl === null && apiKey === null) return null
    throw new ConfigError(
      'A model is configured without CONSOLE_MODEL_PROVIDER. Set it to openai-compatible or anthropic.',
    )
  }
  const provider = parseChoice(env, 'CONSOLE_MODEL_PROVIDER', ['openai-compatible', 'anthropic'], 'anthropic')
  if (name === null)
    throw new ConfigError('CONSOLE_MODEL_NAME is missing. Set it to the name the provider gives the model.')
  if (provider === 'openai-compatible' && baseUrl === null) {
    throw new ConfigError('CONSOLE_MODEL_BASE_URL is missing. An openai-compatible provider needs it.')
  }
  if (provider === 'anthropic' && apiKey === null) {
    throw new ConfigError('CONSOLE_MODEL_API_KEY is missing. The provider anthropic needs it.')
  }
  if (baseUrl !== null && !isHttpAddress(baseUrl)) {
    throw new ConfigError(`CONSOLE_MODEL_BASE_URL=${baseUrl} is not an http or https address.`)
  }
  return { provider, name, baseUrl, apiKey }
}

function isHttpAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

function parseChoice<T extends string>(env: Environment, name: VariableName, choices: [T, T], byDefault: T): T {
  const value = readVariable(env, name)
  if (value === null) return byDefault
  const choice = choices.find((known) => known === value)
  if (choice === undefined) throw new ConfigError(`${name}=${value} is not known. Use ${choices.join(' or ')}.`)
  return choice
}

interface Range {
  least: number
  most: number
}

function parseInteger(env: Environment, name: VariableName, byDefault: number, { least, most }: Range): number {
  const value = readVariable(env, name)
  if (value === null) return byDefault
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= least && number <= most) return number
  throw new ConfigError(`${name}=${value} is not a whole number from ${least} to ${most}.`)
}
