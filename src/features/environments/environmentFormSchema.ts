import * as z from 'zod/mini'
import { toEntries } from '@/domain/environmentForm.ts'

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
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Give the environment a name.'),
      z.maxLength(256, 'A name has at most 256 characters.'),
    ),
  description: z.string().check(z.maxLength(2048, 'A description has at most 2,048 characters.')),
  configType: z.string(),
  networkType: z.string(),
  allowedHosts: z.string().check(
    z.superRefine((text, context) => {
      const wrong = toEntries(text).find((host) => !hostPattern.test(host))
      if (wrong === undefined) return
      const message = `“${wrong}” is not a host: write names such as pypi.org or *.example.com, without “https://” and without a path.`
      context.addIssue({ code: 'custom', message })
    }),
  ),
  allowPackageManagers: z.boolean(),
  allowMcpServers: z.boolean(),
  packages,
  setupScript: z
    .string()
    .check(
      z.refine(
        (script) => new TextEncoder().encode(script).length <= setupScriptLimit,
        'A setup script has at most 64 KB.',
      ),
    ),
  metadata: z.array(row).check(
    z.maxLength(16, 'There is room for 16 pairs.'),
    z.refine((rows) => {
      const keys = rows.map(({ key }) => key.trim()).filter(Boolean)
      return new Set(keys).size === keys.length
    }, 'Each key can be used once.'),
    z.refine((rows) => rows.every(({ key, value }) => key.trim() !== '' || value === ''), 'A value needs a key.'),
  ),
})
