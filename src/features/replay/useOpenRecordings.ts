import { useNavigate } from 'react-router'
import { keepRecording } from '@/lenses/replay/recordingShelf.ts'
import { paths, to } from '@/paths.ts'
import { notify } from '@/ui/notify.ts'

/** Keeps files as recordings and shows the first of them. */
export function useOpenRecordings(): (files: readonly File[]) => Promise<void> {
  const navigate = useNavigate()
  return async (files) => {
    const kept = []
    for (const file of files) kept.push(await keepRecording(file, file.name))
    const [first] = kept
    if (!first) return
    if (kept.some(({ isStored }) => !isStored))
      notify('The browser did not keep the recording. It is here until the page is left.')
    await navigate(to(paths.recording, { id: first.kept.id }))
  }
}
