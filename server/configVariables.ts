/** Environment variables as the process was given them. */
export type Environment = Record<string, string | undefined>

export interface Variable {
  name: string
  /** What holds when it is not set, as a reader should see it. */
  byDefault: string
  meaning: string
  isSecret?: boolean
}

/** Every variable the server reads. Parsing, `--help` and docs/configuration.md all come from here. */
export const variables = [
  { name: 'CONSOLE_HOST', byDefault: '127.0.0.1', meaning: 'Address to listen on. Only loopback addresses for now.' },
  { name: 'CONSOLE_PORT', byDefault: '4620', meaning: 'Port to listen on. 0 takes any free one.' },
  { name: 'CONSOLE_DATA_DIR', byDefault: '.data', meaning: 'Folder of the embedded cloud: database, files, token.' },
  { name: 'CONSOLE_EMBEDDED', byDefault: 'on', meaning: 'Embedded cloud `on` or `off`.' },
  {
    name: 'CONSOLE_EMBEDDED_TOKEN',
    byDefault: 'made at first start',
    meaning: 'Bearer token of the embedded API. Without it one is made and kept in the data folder.',
    isSecret: true,
  },
  {
    name: 'CONSOLE_EMBEDDED_PROFILE',
    byDefault: '2026-05',
    meaning: 'Form of the API the embedded cloud speaks: `2026-05` or `2026-08`.',
  },
  { name: 'CONSOLE_HEARTBEAT_MS', byDefault: '15000', meaning: 'Milliseconds between heartbeats of embedded streams.' },
  {
    name: 'CONSOLE_SANDBOX',
    byDefault: 'just-bash',
    meaning: 'Where tools of the embedded cloud run. Only `just-bash` for now.',
  },
  {
    name: 'CONSOLE_VAULT_KEY',
    byDefault: 'made at first start',
    meaning:
      'Key that seals the secrets of vaults: 32 bytes in base64 or hexadecimal digits. Without it one is made and kept in the data folder.',
    isSecret: true,
  },
  {
    name: 'CONSOLE_MCP_LOOPBACK',
    byDefault: 'off',
    meaning:
      'Whether agents of the embedded cloud may use MCP servers on this machine, `on` or `off`. Other private addresses are always refused.',
  },
  {
    name: 'CONSOLE_WEBHOOK_LOOPBACK',
    byDefault: 'off',
    meaning:
      'Whether webhooks of the embedded cloud may call this machine, over plain http too, `on` or `off`. Other private addresses are always refused.',
  },
  {
    name: 'CONSOLE_RECORDINGS',
    byDefault: 'none',
    meaning:
      'Recordings that the embedded cloud hosts as sessions: a folder of `.jsonl` files, or files separated by commas.',
  },
  {
    name: 'CONSOLE_MODEL_PROVIDER',
    byDefault: 'the scripted model',
    meaning: 'Real model of the embedded cloud: `openai-compatible` or `anthropic`.',
  },
  {
    name: 'CONSOLE_MODEL_BASE_URL',
    byDefault: 'the provider’s own',
    meaning: 'Base URL of the model API. Required for `openai-compatible`.',
  },
  {
    name: 'CONSOLE_MODEL_API_KEY',
    byDefault: 'none',
    meaning: 'Key of the model API. Required for `anthropic`.',
    isSecret: true,
  },
  { name: 'CONSOLE_MODEL_NAME', byDefault: 'none', meaning: 'Name of the model. Required with a provider.' },
  {
    name: 'QODER_PAT',
    byDefault: 'none',
    meaning: 'Personal access token of Qoder Cloud. Adds the workspace `qoder`. It never leaves the server.',
    isSecret: true,
  },
  {
    name: 'QODER_BASE_URL',
    byDefault: 'https://api.qoder.com/api/v1/cloud',
    meaning: 'Base URL of Qoder Cloud. Plain http only for loopback addresses.',
  },
  {
    name: 'CONSOLE_WORKSPACES',
    byDefault: 'none',
    meaning: 'Path of a JSON file with further workspaces, see below.',
  },
] as const satisfies readonly Variable[]

export type VariableName = (typeof variables)[number]['name']

/** The value of a variable, trimmed; null when it is unset or empty. */
export function readVariable(env: Environment, name: VariableName): string | null {
  const value = env[name]?.trim()
  return value ? value : null
}

/** The text of `--help`: every variable with its present value; of a secret only whether it is set. */
export function toHelp(env: Environment): string {
  const lines = variables.flatMap((variable: Variable & { name: VariableName }) => {
    const value = readVariable(env, variable.name)
    const shown = variable.isSecret ? (value ? 'set' : 'not set') : (value ?? `${variable.byDefault} (default)`)
    return [`  ${variable.name} = ${shown}`, `      ${variable.meaning.replaceAll('`', '')}`]
  })
  return [
    'Cloud Agents Console',
    '',
    '  npm start             install what is missing, build, serve',
    '  npm start -- --help   this text',
    '',
    'It is configured by environment variables:',
    '',
    ...lines,
    '',
  ].join('\n')
}

/** The table of docs/configuration.md. */
export function toMarkdownTable(): string {
  const rows = variables.map(({ name, byDefault, meaning }) => `| \`${name}\` | ${byDefault} | ${meaning} |`)
  return ['| Variable | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n')
}
