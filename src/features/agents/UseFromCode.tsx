import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agent } from '@/domain/agent.ts'
import type { Workspace } from '@/domain/workspace.ts'
import type { CodeLanguage } from '@/lib/requestCode.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { environmentQueries } from '@/queries/environments.ts'
import { Panel } from '@/ui/Panel.tsx'
import { RequestCode, RequestLanguage } from '@/ui/RequestCode.tsx'

/** The request that starts a session of this agent. */
export function UseFromCode({ agent, workspace }: { agent: Agent; workspace: Workspace }) {
  const [language, setLanguage] = useState<CodeLanguage>('curl')
  const environments = useQuery(environmentQueries.list(workspace.id, { limit: 100 }))
  const known = environments.data?.items ?? []
  const environment = known.find(({ name }) => name === 'default') ?? known[0]
  return (
    <Panel title="Use it from code" aside={<RequestLanguage language={language} onChange={setLanguage} />}>
      <RequestCode
        request={{
          method: 'POST',
          path: '/sessions',
          body: { agent: agent.id, environment_id: environment?.id ?? 'env_…' },
        }}
        baseUrl={apiBaseUrl(workspace)}
        language={language}
      />
    </Panel>
  )
}
