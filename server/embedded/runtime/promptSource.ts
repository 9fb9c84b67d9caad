import type { AgentRecord, SessionRecord } from '../canonical.ts'

/** Tells an agent of what one kind of resource brings into a session's sandbox; empty when there is nothing to tell. */
export type PromptSource = (session: SessionRecord, agent: AgentRecord) => Promise<string>

/** The agent's own system prompt, and behind it what the sources tell. */
export async function toSystemPrompt(
  session: SessionRecord,
  agent: AgentRecord,
  sources: readonly PromptSource[] = [],
): Promise<string> {
  const told = await Promise.all(sources.map((source) => source(session, agent)))
  return [agent.system, ...told].filter((text) => text !== '').join('\n\n')
}
