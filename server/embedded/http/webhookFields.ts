import { z } from 'zod'
import { changeTypes } from '../../../src/domain/webhook/changeTypes.ts'
import { invalid } from '../problem.ts'
import { findUrlFault } from '../webhooks/destination.ts'
import { metadataField, metadataPatchField, readFields } from './fields.ts'

const url = z.string().min(1).max(2048)
const description = z.string().max(2048).nullish()
const events = z.array(z.string()).min(1).max(64)

const createFields = z.object({ url, description, events, metadata: metadataField.nullish() })
const updateFields = z.object({
  url: url.optional(),
  description,
  events: events.optional(),
  metadata: metadataPatchField.nullish(),
})

export function readEndpointCreation(body: unknown, allowsLoopback: boolean) {
  const given = readFields(createFields, body)
  return {
    url: toUrl(given.url, allowsLoopback),
    description: given.description ?? '',
    events: toEvents(given.events),
    metadata: given.metadata ?? {},
  }
}

export function readEndpointUpdate(body: unknown, allowsLoopback: boolean) {
  const given = readFields(updateFields, body)
  return {
    changes: {
      ...(given.url === undefined ? {} : { url: toUrl(given.url, allowsLoopback) }),
      ...(given.description === undefined ? {} : { description: given.description ?? '' }),
      ...(given.events === undefined ? {} : { events: toEvents(given.events) }),
    },
    metadata: given.metadata ?? {},
  }
}

function toUrl(text: string, allowsLoopback: boolean): string {
  const fault = findUrlFault(text, allowsLoopback)
  if (fault) throw invalid(fault, 'url')
  return new URL(text).href
}

/** Exact names of the catalogue, or `*`; a name with a wildcard in it is neither. */
function toEvents(names: string[]): string[] {
  const known: readonly string[] = ['*', ...changeTypes]
  const other = names.findIndex((name) => !known.includes(name))
  if (other >= 0) throw invalid(`There is no event '${names[other]}' to be told of.`, `events.${other}`)
  return [...new Set(names)]
}
