import { FolderUp } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { saySize } from '@/lenses/quantities.ts'
import { cn } from '@/lib/cn.ts'
import type { PackedFile } from '@/queries/skills.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { checkPicked, type PickedSkill } from './checkPicked.ts'
import { readChosen, readDropped } from './readPicked.ts'

export interface SkillDropProps {
  /** The name that SKILL.md must have, for a version of a skill; null for a new one. */
  name: string | null
  picked: PickedSkill | null
  isDisabled?: boolean
  onPick: (picked: PickedSkill | null) => void
}

/** Takes a skill as a folder or a ZIP file, dropped or chosen, and says what is in it and what is wrong with it. */
export function SkillDrop({ name, picked, isDisabled = false, onPick }: SkillDropProps) {
  const folderInput = useRef<HTMLInputElement>(null)
  const zipInput = useRef<HTMLInputElement>(null)
  const hintId = useId()
  const [isOver, setIsOver] = useState(false)
  const [isReading, setIsReading] = useState(false)

  const take = async (reading: Promise<PackedFile[]> | PackedFile[]) => {
    setIsReading(true)
    try {
      onPick(await checkPicked(await reading, name))
    } catch (error) {
      onPick({ problem: `It could not be read: ${error instanceof Error ? error.message : String(error)}` })
    } finally {
      setIsReading(false)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    if (!isDisabled) void take(readDropped(event.dataTransfer))
  }

  return (
    <div className="flex flex-col gap-3">
      <section
        aria-label="Files of the skill"
        aria-describedby={hintId}
        aria-busy={isReading}
        onDragOver={(event) => {
          event.preventDefault()
          setIsOver(true)
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={cn(
          'flex flex-col items-center gap-1.5 rounded-3 border border-dashed px-6 py-8 text-center',
          isOver ? 'border-focus bg-surface-2' : 'border-line-strong',
        )}
      >
        <FolderUp aria-hidden className="size-5 stroke-[1.5] text-ink-3" />
        <p className="font-medium">{isReading ? 'Reading it' : 'Drop the folder of the skill, or its ZIP file'}</p>
        <p id={hintId} className="max-w-[56ch] text-ink-2">
          One folder with a SKILL.md that begins with a name and a description. The folder and the skill have the same
          name. At most 50 MB.
        </p>
        <div className="mt-2 flex gap-2">
          <Button disabled={isDisabled} onClick={() => folderInput.current?.click()}>
            Choose a folder
          </Button>
          <Button disabled={isDisabled} onClick={() => zipInput.current?.click()}>
            Choose a ZIP file
          </Button>
        </div>
        <input
          ref={folderInput}
          type="file"
          aria-label="Folder of the skill"
          tabIndex={-1}
          className="sr-only"
          {...{ webkitdirectory: '' }}
          onChange={({ target }) => {
            if (target.files?.length) void take(readChosen(target.files))
            target.value = ''
          }}
        />
        <input
          ref={zipInput}
          type="file"
          aria-label="ZIP file of the skill"
          tabIndex={-1}
          accept=".zip,application/zip"
          className="sr-only"
          onChange={({ target }) => {
            if (target.files?.length) void take(readChosen(target.files))
            target.value = ''
          }}
        />
      </section>
      {picked?.problem && <Banner tone="error">{picked.problem}</Banner>}
      {picked && picked.problem === null && (
        <div className="rounded-2 border border-line px-3 py-2">
          <p className="font-medium">{picked.skillMd.name}</p>
          <p className="text-ink-2">{picked.skillMd.description}</p>
          <ul aria-label="Files to upload" className="mt-1.5 max-h-40 overflow-y-auto font-mono text-small text-ink-2">
            {picked.files.map(({ path, sizeBytes }) => (
              <li key={path} className="flex gap-3">
                <span className="min-w-0 flex-1 truncate">{path}</span>
                <span className="text-ink-3 tabular-nums">{saySize(sizeBytes)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
