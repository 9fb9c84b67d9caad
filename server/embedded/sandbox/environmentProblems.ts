import type { JsonObject } from '../canonical.ts'

/** One sentence about the packages an environment asks for, or none. They cannot be installed in this sandbox. */
export function packageProblems(config: JsonObject): string[] {
  const { packages } = config
  if (typeof packages !== 'object' || packages === null || Array.isArray(packages)) return []
  const wanted = Object.entries(packages).flatMap(([manager, names]) =>
    Array.isArray(names) && names.length > 0 ? [`${manager} (${names.map(String).join(', ')})`] : [],
  )
  if (wanted.length === 0) return []
  return [`This sandbox cannot install packages, so these of the environment are missing: ${wanted.join('; ')}.`]
}

/** What to say about a set-up script that ended with an error, with the end of what it printed. */
export function setupProblem(output: string): string {
  const exit = /\[(exit code \d+|timed out after [^\]]+)\]\s*$/.exec(output)
  const printed = output.slice(0, exit?.index).trim().slice(-500)
  const told = printed === '' ? 'It printed nothing.' : `It printed: ${printed}`
  return `The environment's set-up script failed (${exit?.[1] ?? 'it could not run'}). ${told}`
}
