import { z } from 'zod'
import { findScheduleFault, type Schedule } from '../../../src/domain/deployment/cronSchedule.ts'
import type { JsonObject } from '../canonical.ts'
import { readInitialEvents } from '../deployments/deploymentSession.ts'
import { invalid } from '../problem.ts'
import { readEnvironmentVariables } from './environmentVariables.ts'
import { jsonObjectField, metadataField, metadataPatchField, readFields } from './fields.ts'

const name = z
  .string()
  .max(256)
  .refine((text) => text.trim() !== '', { error: "Field 'name' must not be blank." })
const agent = z.union([
  z.string().min(1),
  z.object({ type: z.literal('agent'), id: z.string().min(1), version: z.int().min(0).nullish() }),
])
const optional = {
  description: z.string().max(2048).nullish(),
  schedule: z
    .object({ type: z.literal('cron'), expression: z.string().max(256), timezone: z.string().max(64) })
    .nullish(),
  resources: z.array(jsonObjectField).max(500).nullish(),
  vault_ids: z.array(z.string().min(1)).max(50).nullish(),
  environment_variables: z.string().max(65_536).nullish(),
}
const createFields = z.object({
  ...optional,
  name,
  agent,
  environment_id: z.string().min(1),
  initial_events: z.array(z.unknown()),
  metadata: metadataField.nullish(),
})
const updateFields = z.object({
  ...optional,
  name: name.optional(),
  agent: agent.optional(),
  environment_id: z.string().min(1).optional(),
  initial_events: z.array(z.unknown()).optional(),
  metadata: metadataPatchField.nullish(),
})

type Given = z.output<typeof updateFields>

/** What a deployment is made of besides its agent, which is looked up and pinned. */
export interface DeploymentFields {
  name: string
  description: string
  environmentId: string
  environmentVariables: string
  initialEvents: JsonObject[]
  resources: JsonObject[]
  vaultIds: string[]
  schedule: Schedule | null
}

/** An agent as a client names it; without a version the newest is meant. */
export interface AgentChoice {
  id: string
  version: number | undefined
}

export function readDeploymentCreation(body: unknown, nowMs: number) {
  const given = readFields(createFields, body)
  const fields: DeploymentFields = {
    description: '',
    environmentVariables: '',
    resources: [],
    vaultIds: [],
    schedule: null,
    ...toFields(given, nowMs),
    name: given.name,
    environmentId: given.environment_id,
    initialEvents: toEvents(given.initial_events),
  }
  return { agent: toChoice(given.agent), fields, metadata: given.metadata ?? {} }
}

/** Only the fields that are named; `schedule: null` takes the schedule away. */
export function readDeploymentUpdate(body: unknown, nowMs: number) {
  const given = readFields(updateFields, body)
  return {
    agent: given.agent === undefined ? undefined : toChoice(given.agent),
    changes: toFields(given, nowMs),
    metadata: given.metadata ?? {},
  }
}

function toFields(given: Given, nowMs: number): Partial<DeploymentFields> {
  const fields: Partial<DeploymentFields> = {}
  if (given.name !== undefined) fields.name = given.name
  if (given.description !== undefined) fields.description = given.description ?? ''
  if (given.environment_id !== undefined) fields.environmentId = given.environment_id
  if (given.initial_events !== undefined) fields.initialEvents = toEvents(given.initial_events)
  if (given.resources !== undefined) fields.resources = given.resources ?? []
  if (given.vault_ids !== undefined) fields.vaultIds = given.vault_ids ?? []
  if (given.environment_variables !== undefined) {
    fields.environmentVariables = given.environment_variables ?? ''
    readEnvironmentVariables(fields.environmentVariables)
  }
  if (given.schedule !== undefined) fields.schedule = given.schedule === null ? null : toSchedule(given.schedule, nowMs)
  return fields
}

function toSchedule({ expression, timezone }: Schedule, nowMs: number): Schedule {
  const schedule = { expression: expression.trim(), timezone }
  const fault = findScheduleFault(schedule, nowMs)
  if (fault) throw invalid(fault.message, `schedule.${fault.field}`)
  return schedule
}

function toEvents(given: unknown[]): JsonObject[] {
  // An outcome gets its id in each session anew.
  return readInitialEvents(given).map(({ type, payload: { outcome_id: _id, ...payload } }) => ({ type, ...payload }))
}

function toChoice(given: NonNullable<Given['agent']>): AgentChoice {
  // Version 0 and no version both mean the newest.
  return typeof given === 'string'
    ? { id: given, version: undefined }
    : { id: given.id, version: given.version || undefined }
}
