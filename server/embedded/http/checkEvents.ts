import type { SessionRecord } from '../canonical.ts'
import { isJsonObject } from '../model/contentBlocks.ts'
import { invalid, notFound } from '../problem.ts'
import type { ClientEvent } from '../runtime/runtime.ts'
import type { Store } from '../store/store.ts'

/** Checks what events say about things outside of their session, or throws a Problem (400, 404). */
export async function checkEvents(
  store: Store,
  { isSelfHosted }: Pick<SessionRecord, 'isSelfHosted'>,
  events: ClientEvent[],
  at = 'events',
): Promise<void> {
  for (const [index, { type, payload }] of events.entries()) {
    if (type === 'user.tool_result' && !isSelfHosted)
      throw invalid('user.tool_result is for sessions on a self_hosted environment.', `${at}.${index}.type`)
    const { rubric } = payload
    if (type !== 'user.define_outcome' || !isJsonObject(rubric) || rubric.type !== 'file') continue
    const id = String(rubric.file_id)
    if (!(await store.files.get(id))) throw notFound('File', id)
  }
}
