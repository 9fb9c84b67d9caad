import { useEffect, useState } from 'react'
import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { createExport, type Export, type ExportProgress } from './createExport.ts'
import type { ExportStart } from './exportMessages.ts'

export type ExportPhase =
  | ({ kind: 'collecting' } & ExportProgress)
  | { kind: 'review'; findings: Finding[] }
  | { kind: 'writing'; share: number }
  | { kind: 'failed'; message: string }

const begun: ExportPhase = { kind: 'collecting', eventCount: 0, share: null }

/** An export of an open session from its begin to the file. It ends with the dialog. */
export function useExport(session: LiveSession, start: ExportStart) {
  const [phase, setPhase] = useState<ExportPhase>(begun)
  const [running, setRunning] = useState<Export | null>(null)
  const fail = (error: unknown) =>
    setPhase({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })

  // Runs a worker, which ends with the dialog. What the session is called does not change what is exported.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an export takes the session as it was when it was begun
  useEffect(() => {
    const made = createExport(session, start)
    let isOpen = true
    setRunning(made)
    setPhase(begun)
    made
      .search([], (progress) => isOpen && setPhase({ kind: 'collecting', ...progress }))
      .then((findings) => {
        if (isOpen) setPhase({ kind: 'review', findings })
      })
      .catch((error) => {
        if (isOpen) fail(error)
      })
    return () => {
      isOpen = false
      made.cancel()
    }
  }, [session])

  return {
    phase,
    /** Searches again, with patterns of the reader's own. Rejects with what is wrong with them. */
    async search(ownPatterns: string[]): Promise<void> {
      if (!running) return
      const findings = await running.search(ownPatterns, () => {})
      setPhase({ kind: 'review', findings })
    },
    /** The recording, or what is made of it; null when it could not be written, which the phase then tells. */
    async write(maskedKeys: string[], convert = (file: Blob): Promise<Blob> | Blob => file): Promise<Blob | null> {
      if (!running) return null
      setPhase({ kind: 'writing', share: 0 })
      try {
        return await convert(await running.write(maskedKeys, (share) => setPhase({ kind: 'writing', share })))
      } catch (error) {
        fail(error)
        return null
      }
    },
  }
}
