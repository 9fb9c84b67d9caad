import { useMemo } from 'react'
import { printJson } from '@/lib/losslessJson.ts'
import type { SessionView } from '../sessionView.ts'
import { CopyAction } from './CopyAction.tsx'
import { Facts } from './Facts.tsx'
import type { Inspected } from './inspected.ts'
import { JsonGlance } from './json/JsonGlance.tsx'
import { readJson } from './json/useParsedJson.ts'
import { Sub } from './Sub.tsx'
import { summaryFacts } from './summaryFacts.ts'
import { TimeSpentBars } from './TimeSpentBars.tsx'
import { timeOfEvent } from './timeOfEvent.ts'

interface SummaryTabProps {
  inspected: Inspected
  session: SessionView
  rawJson: string
  onSelect: (eventId: string) => void
  onOpenJson: () => void
}

/** The selected event in short: its facts, where the time went, the beginning of its JSON. */
export function SummaryTab({ inspected, session, rawJson, onSelect, onOpenJson }: SummaryTabProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session is new each frame; what is inspected tells of changes
  const facts = useMemo(() => summaryFacts(inspected, session), [inspected])
  const spent = timeOfEvent(inspected, session)
  return (
    <>
      <Facts facts={facts} onSelect={onSelect} />
      {spent && <TimeSpentBars spent={spent} nowMs={session.isLive ? session.now() : null} />}
      <section aria-label="Event JSON">
        <Sub title="Event">
          <CopyAction label="Copy JSON" read={() => copyText(rawJson)}>
            Copy JSON
          </CopyAction>
        </Sub>
        <JsonGlance text={rawJson} onOpen={onOpenJson} />
      </section>
    </>
  )
}

function copyText(rawJson: string): string {
  const { node } = readJson(rawJson)
  return node ? printJson(node, 2) : rawJson
}
