import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { Transcript, type TranscriptProps } from '../transcript/Transcript.tsx'
import type { createFakeLog } from './fakeLog.ts'

/** The transcript of a log made by hand, as a test renders it. */
export const showTranscript = (log: ReturnType<typeof createFakeLog>, props: Partial<TranscriptProps> = {}) => (
  <TooltipProvider>
    <Transcript
      timeline={log.timeline}
      version={log.timeline.length}
      drafts={[]}
      source={log.source}
      history="complete"
      onLoadOlder={() => undefined}
      {...props}
    />
  </TooltipProvider>
)
