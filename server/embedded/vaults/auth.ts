import type { JsonObject } from '../canonical.ts'
import type { Secrets } from './secretBox.ts'

/** A credential's `auth`: what the API shows, and apart from it what it never shows. */
export interface Auth {
  shown: JsonObject
  secrets: Secrets
}
