import { X } from 'lucide-react'
import { useState } from 'react'
import type { Json } from '@/domain/json.ts'
import type { Usage } from '@/domain/session/events.ts'
import { IconButton } from '@/ui/IconButton.tsx'
import { TabPanel, Tabs } from '@/ui/Tabs.tsx'
import type { DownloadFile, LensProps } from '../../sessionView.ts'
import { AgentTab } from './AgentTab.tsx'
import { FilesTab, type MountedResource } from './FilesTab.tsx'
import { OutcomesTab } from './OutcomesTab.tsx'
import { ToolsTab } from './ToolsTab.tsx'
import { TotalsTab } from './TotalsTab.tsx'
import { useStatistics } from './useStatistics.ts'

/**
 * The session as a whole, for `Inspector`'s `sessionPanel`. It fills the box it is given; of LensProps only `session`
 * and `selection` are read.
 */
export interface SessionInspectorProps extends Pick<LensProps, 'session' | 'selection'> {
  onClose: () => void
  /** What the session's resource says was used, for where its events are silent. */
  usage?: Usage
  /** The agent as the session holds it and as it is now, both as the API writes them; null while or where unknown. */
  agent: { snapshot: Json | null; current: Json | null }
  /** What was mounted into the session; left out where the page does not know. */
  resources?: readonly MountedResource[]
  /** Where a file can be downloaded from; null where it cannot. */
  download?: DownloadFile
}

type Tab = 'totals' | 'tools' | 'files' | 'outcomes' | 'agent'

const tabs: readonly { value: Tab; label: string }[] = [
  { value: 'totals', label: 'Totals' },
  { value: 'tools', label: 'Tools' },
  { value: 'files', label: 'Files' },
  { value: 'outcomes', label: 'Outcomes' },
  { value: 'agent', label: 'Agent' },
]

/** What a session comes to: totals, tools, files, outcomes, and the agent it was started with. */
export function SessionInspector(props: SessionInspectorProps) {
  const { session, selection, onClose, usage, agent, resources, download } = props
  const [tab, setTab] = useState<Tab>('totals')
  const statistics = useStatistics(session)
  const onSelect = selection.select
  const panel = 'min-h-0 flex-1 overflow-y-auto data-[state=inactive]:hidden'
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex min-h-7 items-center px-3.5 pt-2.5">
        <h2 className="font-semibold text-[13.5px]">Session</h2>
        <IconButton label="Close the inspector" className="!w-6 -mr-1.5 ml-auto" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {!session.isComplete && (
        <p role="status" className="px-3.5 text-ink-3 text-small">
          Older history is not loaded yet. The figures cover what is.
        </p>
      )}
      <Tabs label="Session" value={tab} tabs={tabs} onChange={setTab}>
        <TabPanel value="totals" className={panel}>
          <TotalsTab {...{ session, statistics, usage }} />
        </TabPanel>
        <TabPanel value="tools" className={panel}>
          <ToolsTab {...{ statistics, onSelect }} />
        </TabPanel>
        <TabPanel value="files" className={panel}>
          <FilesTab {...{ session, statistics, resources, download, onSelect }} />
        </TabPanel>
        <TabPanel value="outcomes" className={panel}>
          <OutcomesTab {...{ session, statistics, onSelect }} />
        </TabPanel>
        <TabPanel value="agent" className={panel}>
          <AgentTab {...agent} />
        </TabPanel>
      </Tabs>
    </div>
  )
}
