import { readModelId } from '@/domain/agent.ts'
import { createSessionDigest } from '@/domain/compare/digestSession.ts'
import { toNumberOrNull, toTextOrNull } from '@/domain/json.ts'
import { listRecordings, readRecordingFile } from '@/lenses/replay/recordingShelf.ts'
import { scanRecording } from '@/lenses/replay/scanRecording.ts'
import { createRecordingDecoders } from '@/queries/recordingDecoders.ts'
import { type ComparedSide, MissingSide, type ReadSideOptions } from './ComparedSide.ts'

/** Reads a recording that this browser keeps. Of its events only what is compared stays in memory. */
export async function readRecordingSide(id: string, { signal, onProgress }: ReadSideOptions): Promise<ComparedSide> {
  const [file, kept] = await Promise.all([readRecordingFile(id), listRecordings()])
  if (!file) throw new MissingSide('This browser does not hold this recording. Recordings stay where they were opened.')
  const digest = createSessionDigest()
  const { decode, decodeFrame } = createRecordingDecoders()
  const { header, problems } = await scanRecording(file, {
    signal,
    decodeFrame,
    onEntry: (entry) => {
      if (entry.kind !== 'event') return
      const fallback = { id: entry.id ?? `recorded:${digest.eventCount()}`, type: entry.type ?? '' }
      digest.add(decode(entry.rawJson, fallback))
    },
    onProgress: (share) => onProgress({ eventCount: digest.eventCount(), share }),
  })
  const agent = header?.agent ?? null
  const agentName = toTextOrNull(agent?.name)
  const version = toNumberOrNull(agent?.version)
  return {
    ref: { kind: 'recording', id },
    name: toTextOrNull(header?.session?.title) ?? kept.find((one) => one.id === id)?.name ?? 'Recording',
    status: null,
    agent: agentName === null || version === null ? agentName : `${agentName} v${version}`,
    modelId: readModelId(agent?.model) || null,
    eventCount: digest.eventCount(),
    digest: digest.read(),
    setup: { agent, environment: header?.environment ?? null },
    problems,
  }
}
