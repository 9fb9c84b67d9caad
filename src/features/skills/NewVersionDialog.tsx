import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Skill } from '@/domain/skill/skill.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { skillMutations } from '@/queries/skills.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { Dialog } from '@/ui/Dialog.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import type { PickedSkill } from './checkPicked.ts'
import { SkillDrop } from './SkillDrop.tsx'
import { UploadProgress } from './UploadProgress.tsx'
import { useSkillUpload } from './useSkillUpload.ts'

export interface NewVersionDialogProps {
  skill: Skill
  workspace: Workspace
  onClose: () => void
  onDone: () => void
}

export function NewVersionDialog({ skill, workspace, onClose, onDone }: NewVersionDialogProps) {
  const [picked, setPicked] = useState<PickedSkill | null>(null)
  const create = useMutation(skillMutations.createVersion({ workspace: workspace.id, id: skill.id }))
  const upload = useSkillUpload(create.mutateAsync)
  const isUploading = upload.progress !== null
  const submit = async () => {
    const made = picked && (await upload.start(picked))
    if (!made) return
    notify('The new version is the newest. Agents that follow the newest use it from their next turn on.')
    onDone()
  }
  return (
    <Dialog
      isOpen
      isWide
      onOpenChange={onClose}
      title="New version"
      description={`A whole new set of files for “${skill.name}”. The versions before stay as they are.`}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            tone="primary"
            disabled={picked === null || picked.problem !== null}
            isBusy={isUploading}
            onClick={() => void submit()}
          >
            Upload version
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {upload.failure && <Banner tone="error">{upload.failure}</Banner>}
        {upload.progress !== null && <UploadProgress share={upload.progress} onCancel={upload.cancel} />}
        <SkillDrop name={skill.name || null} picked={picked} isDisabled={isUploading} onPick={setPicked} />
        <EquivalentRequest
          baseUrl={apiBaseUrl(workspace)}
          request={{
            method: 'POST',
            path: `/skills/${skill.id}/versions`,
            multipart: [{ name: 'files', fileName: `${skill.name}.zip` }],
          }}
        />
      </div>
    </Dialog>
  )
}
