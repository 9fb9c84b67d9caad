import { generatePath } from 'react-router'

/** Every URL of the console. */
export const paths = {
  home: '/',
  overview: '/w/:workspace',
  sessions: '/w/:workspace/sessions',
  session: '/w/:workspace/sessions/:id',
  agents: '/w/:workspace/agents',
  newAgent: '/w/:workspace/agents/new',
  agent: '/w/:workspace/agents/:id',
  environments: '/w/:workspace/environments',
  newEnvironment: '/w/:workspace/environments/new',
  environment: '/w/:workspace/environments/:id',
} as const

/** A link: a missing or misspelt parameter is a type error. */
export function to<Path extends string>(
  path: Path,
  params: NonNullable<Parameters<typeof generatePath<Path>>[1]>,
): string {
  return generatePath(path, params)
}
