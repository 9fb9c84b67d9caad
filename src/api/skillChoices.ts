import { toArray, toRecord, toText } from '@/domain/json.ts'
import { readSkillChoice, type SkillChoice } from '@/domain/skillChoice.ts'
import { ApiError, apiPath, request } from './http.ts'

/** The newest hundred skills; null when this server has none of them: it does not implement skills. */
export async function listSkillChoices(workspace: string, signal?: AbortSignal): Promise<SkillChoice[] | null> {
  try {
    const answer = toRecord(await request(`${apiPath(workspace, 'skills')}?limit=100`, { signal }))
    return toArray(answer.data).map(readSkillChoice)
  } catch (error) {
    if (error instanceof ApiError && (error.status === 404 || error.status === 501)) return null
    throw error
  }
}

/** The versions of a skill by name, newest first. */
export async function listSkillVersionNames(workspace: string, id: string, signal?: AbortSignal): Promise<string[]> {
  const answer = toRecord(await request(`${apiPath(workspace, 'skills', id, 'versions')}?limit=100`, { signal }))
  return toArray(answer.data).map((version) => toText(toRecord(version).version))
}
