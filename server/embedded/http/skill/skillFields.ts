import { z } from 'zod'
import { invalid } from '../../problem.ts'
import { metadataField, metadataPatchField, readFields } from '../fields.ts'

const title = z
  .string()
  .max(255)
  .refine((text) => text.trim() !== '', { error: "Field 'display_title' must not be blank." })
const createFields = z.object({ display_title: title.optional(), metadata: metadataField.optional() })
const updateFields = z.object({
  display_title: title.optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  metadata: metadataPatchField.nullish(),
  content: z.base64().optional(),
  content_encoding: z.literal('base64').optional(),
})

/** The text fields of the form around the files. An empty title is none. */
export function readSkillForm(form: Map<string, string>) {
  const metadata = form.get('metadata')
  return readFields(createFields, {
    display_title: form.get('display_title') || undefined,
    metadata: metadata === undefined || metadata === '' ? undefined : readJson(metadata),
  })
}

export const readSkillUpdate = (body: unknown) => readFields(updateFields, body)

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid("Field 'metadata' must be a JSON object as text.", 'metadata')
  }
}
