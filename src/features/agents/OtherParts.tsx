import type { Agent } from '@/domain/agent.ts'
import { isRecord, toText } from '@/domain/json.ts'

/** What this form does not edit. Saving leaves it as it is. */
export function OtherParts({ agent }: { agent: Agent }) {
  const parts = [
    { label: 'MCP servers', names: agent.mcpServers.map((server) => (isRecord(server) ? toText(server.name) : '')) },
    { label: 'Skills', names: agent.skills.map((skill) => (isRecord(skill) ? toText(skill.skill_id) : '')) },
  ].filter(({ names }) => names.length > 0)
  return parts.map(({ label, names }) => (
    <div
      key={label}
      className="grid grid-cols-[150px_minmax(0,1fr)] gap-3 border-t border-line px-3.5 py-3 max-[700px]:grid-cols-1"
    >
      <div>
        <p className="font-medium">{label}</p>
        <p className="text-mini text-ink-3">kept as they are</p>
      </div>
      <p className="text-ink-2 wrap-anywhere">{names.join(', ')}</p>
    </div>
  ))
}
