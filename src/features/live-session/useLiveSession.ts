import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResourceRef } from '@/domain/resourceRef.ts'
import type { LiveSession } from '@/domain/session/liveSessionContract.ts'
import { sessionQueries } from '@/queries/sessions.ts'
import { createLiveSession } from './liveSession.ts'
import { cloudSession } from './sessionSource.ts'

/** The open session of a page. Mount under a key made of the session: one store lives and dies with one session. */
export function useLiveSession(ref: ResourceRef): LiveSession {
  const client = useQueryClient()
  const [live] = useState(() =>
    createLiveSession(cloudSession(ref), {
      onReconnected() {
        // Not awaited: the stream goes on whether or not the session's facts can be read again.
        void client.invalidateQueries({ queryKey: sessionQueries.detail(ref).queryKey })
      },
    }),
  )
  return live
}
