import type { Profile } from '../../config.ts'
import type { ApiProfile } from './profile.ts'
import { profile202605 } from './profile202605.ts'
import { profile202608 } from './profile202608.ts'

/** The dated form of the API that was chosen at start-up. */
export function createProfile(name: Profile): ApiProfile {
  return name === '2026-05' ? profile202605 : profile202608
}
