import { z } from 'zod'
import { readCredentialCreation } from './credentialFields.ts'
import { metadataField, readFields } from './fields.ts'

const fields = z.object({
  display_name: z
    .string()
    .max(255)
    .refine((text) => text.trim() !== '', { error: "Field 'display_name' must not be blank." }),
  metadata: metadataField.nullish(),
  credentials: z.array(z.unknown()).max(100).nullish(),
})

/** `credentials` is how the API of May 2026 made a vault with its first credentials. */
export function readVaultCreation(body: unknown) {
  const { display_name: displayName, metadata, credentials } = readFields(fields, body)
  return {
    displayName,
    metadata: metadata ?? {},
    credentials: (credentials ?? []).map((given, index) => readCredentialCreation(given, ['credentials', index])),
  }
}
