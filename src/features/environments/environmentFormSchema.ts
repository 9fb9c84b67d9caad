import * as z from 'zod/mini'
import { type EnvironmentForm, toEntries } from '@/domain/environmentForm.ts'

const setupScriptLimit = 64 * 1024
const hostPattern = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?$/i

const row = z.object({
  key: z.string().check(z.maxLength(64, 'A key has at most 64 characters.')),
  value: z.string().check(z.maxLength(512, 'A value has at most 512 characters.')),
})

const packages = z.object({
  apt: z.string(),
  cargo: z.string(),
  gem: z.string(),
  go: z.string(),
  npm: z.string(),
  pip: z.string(),
})

/** The limits of the API, told before it has to refuse. */
export const environmentFormSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1, 'Give the environment a name.')),
  description: z.string(),
  networkType: z.string(),
  allowedHosts: z
    .string()
    .check(
      z.refine(
        (text) => toEntries(text).every((host) => hostPattern.test(host)),
        'Write host names such as pypi.org, without “https://” and without a path.',
      ),
    ),
  allowPackageManagers: z.boolean(),
  allowMcpServers: z.boolean(),
  packages,
  setupScript: z.string().check(z.maxLength(setupScriptLimit, 'A setup script has at most 64 KB.')),
  metadata: z.array(row).check(
    z.maxLength(16, 'There is room for 16 pairs.'),
    z.refine((rows) => {
      const keys = rows.map(({ key }) => key.trim()).filter(Boolean)
      return new Set(keys).size === keys.length
    }, 'Each key can be used once.'),
    z.refine((rows) => rows.every(({ key, value }) => key.trim() !== '' || value === ''), 'A value needs a key.'),
  ),
})

const shape = z.object({
  name: z.string(),
  description: z.string(),
  networkType: z.string(),
  allowedHosts: z.string(),
  allowPackageManagers: z.boolean(),
  allowMcpServers: z.boolean(),
  packages,
  setupScript: z.string(),
  metadata: z.array(z.object({ key: z.string(), value: z.string() })),
})

/** A form that was stored, valid or half-typed; null when it has another shape. */
export function readEnvironmentForm(stored: unknown): EnvironmentForm | null {
  const parsed = shape.safeParse(stored)
  return parsed.success ? parsed.data : null
}
