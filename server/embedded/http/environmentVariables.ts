import { invalid } from '../problem.ts'

const reserved = new Set(['SERVER_ENDPOINT', 'USER_ID', 'WORK_DIR'])

/**
 * A session's variables from either form: an object, or `KEY=VALUE` pairs between newlines or semicolons.
 * Throws a Problem (400) for a name that no shell takes or that the platform keeps for itself.
 */
export function readEnvironmentVariables(given: string | Record<string, string>): Record<string, string> {
  const pairs =
    typeof given === 'string'
      ? given
          .split(/[\n;]/)
          .filter((line) => line.trim() !== '')
          .map(toPair)
      : null
  const variables = pairs ? Object.fromEntries(pairs) : (given as Record<string, string>) // not a string, so the object
  for (const name of Object.keys(variables)) checkName(name)
  return variables
}

function toPair(line: string): [string, string] {
  const text = line.trim()
  const end = text.indexOf('=')
  if (end < 1) throw invalid(`'${text}' is not of the form KEY=VALUE.`, 'environment_variables')
  return [text.slice(0, end).trim(), text.slice(end + 1)]
}

function checkName(name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw invalid(`'${name}' is not a name for an environment variable.`, 'environment_variables')
  if (reserved.has(name) || name.startsWith('CAW_') || name.startsWith('QODER_'))
    throw invalid(`The environment variable '${name}' is reserved.`, 'environment_variables')
}
