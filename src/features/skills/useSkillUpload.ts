import { useEffect, useRef, useState } from 'react'
import { toProblem } from '@/queries/problem.ts'
import type { PackedFile } from '@/queries/skills.ts'
import type { PickedSkill } from './checkPicked.ts'

interface Upload {
  files: readonly PackedFile[]
  signal: AbortSignal
  onProgress: (share: number) => void
}

/** One upload at a time, with its progress and a way to stop it. Leaving the page stops it too. */
export function useSkillUpload<Made>(send: (upload: Upload) => Promise<Made>) {
  const controller = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  useEffect(() => () => controller.current?.abort(), [])

  const start = async (picked: PickedSkill): Promise<Made | null> => {
    if (picked.problem !== null) return null
    controller.current = new AbortController()
    const { signal } = controller.current
    setFailure(null)
    setProgress(0)
    try {
      return await send({ files: picked.upload, signal, onProgress: setProgress })
    } catch (error) {
      if (!signal.aborted) setFailure(toProblem(error).message)
      return null
    } finally {
      setProgress(null)
    }
  }
  return { progress, failure, start, cancel: () => controller.current?.abort() }
}
