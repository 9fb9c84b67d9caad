import * as z from 'zod/mini'
import { eventText } from '@/domain/deployment/deploymentForm.ts'
import { hasFlaw, type ResourceRows } from '@/domain/resourceRows.ts'

const row = z.object({
  key: z.string().check(z.maxLength(64, 'A key has at most 64 characters.')),
  value: z.string().check(z.maxLength(512, 'A value has at most 512 characters.')),
})
const variable = /^\s*[A-Za-z_][A-Za-z0-9_]*\s*=/

/** The limits of the API, told before it has to refuse. Whether the schedule can be used, its preview says. */
export const deploymentFormSchema = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Give the deployment a name.'),
      z.maxLength(256, 'A name has at most 256 characters.'),
    ),
  description: z.string().check(z.maxLength(2048, 'A description has at most 2048 characters.')),
  agentId: z.string().check(z.minLength(1, 'Choose the agent that works.')),
  agentVersion: z.string(),
  environmentId: z.string().check(z.minLength(1, 'Choose where it works.')),
  initialEvents: z.array(z.record(z.string(), z.unknown())).check(
    z.minLength(1, 'A session begins with at least one message.'),
    z.maxLength(50, 'There is room for 50 events.'),
    z.refine((events) => events.every((one) => eventText(one)?.trim() !== ''), 'Write what the agent is told first.'),
  ),
  isScheduled: z.boolean(),
  expression: z.string(),
  timezone: z.string(),
  environmentVariables: z
    .string()
    .check(
      z.refine(
        (text) => text.split(/[\n;]/).every((line) => line.trim() === '' || variable.test(line)),
        'Write one NAME=value a line.',
      ),
    ),
  // What is wrong stands beside the row itself.
  resources: z.custom<ResourceRows>().check(z.refine((rows) => !hasFlaw(rows), 'Mend the marked row.')),
  vaultIds: z.array(z.string()).check(z.maxLength(50, 'There is room for 50 vaults.')),
  metadata: z.array(row).check(
    z.maxLength(16, 'There is room for 16 pairs.'),
    z.refine((rows) => {
      const keys = rows.map(({ key }) => key.trim()).filter(Boolean)
      return new Set(keys).size === keys.length
    }, 'Each key can be used once.'),
  ),
})
