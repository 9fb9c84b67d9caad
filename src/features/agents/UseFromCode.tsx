import { useQuery } from '@tanstack/react-query'
import type { Agent } from '@/domain/agent.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Panel } from '@/ui/Panel.tsx'

/** The request that starts a session of this agent. Address and token come from variables, never from this console. */
export function UseFromCode({ agent, workspace }: { agent: Agent; workspace: string }) {
  const environments = useQuery(environmentQueries.list(workspace, { limit: 100 }))
  const known = environments.data?.items ?? []
  const environment = known.find(({ name }) => name === 'default') ?? known[0]
  const body = `{ "agent": "${agent.id}",\n        "environment_id": "${environment?.id ?? 'env_…'}" }`
  const lines = [
    { flag: 'curl', rest: ' -X POST ', text: '"$QODER_BASE_URL/sessions"' },
    { flag: '', rest: '  -H ', text: '"Authorization: Bearer $QODER_PAT"' },
    { flag: '', rest: '  -H ', text: '"Content-Type: application/json"' },
    { flag: '', rest: '  -d ', text: `'${body}'` },
  ]
  const command = lines.map(({ flag, rest, text }) => flag + rest + text).join(' \\\n')
  return (
    <Panel
      title="Use it from code"
      aside={
        <>
          <span className="text-ink-3">cURL</span>
          <CopyButton text={command} label="Copy the command" className="-mr-2" />
        </>
      }
    >
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label="Command"
        className="overflow-x-auto bg-terminal px-3.5 py-2.5 font-mono text-[11.8px] leading-[1.65] whitespace-pre text-terminal-ink"
      >
        {lines.map(({ flag, rest, text }, index) => (
          <code key={text} className="block">
            <span className="text-[oklch(0.78_0.11_250)]">{flag}</span>
            {rest}
            <span className="text-[oklch(0.8_0.13_165)]">{text}</span>
            {index < lines.length - 1 && ' \\'}
          </code>
        ))}
      </section>
    </Panel>
  )
}
