import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { skillMutations } from '@/queries/skills.ts'
import { useWorkspace } from '@/queries/useWorkspace.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { EquivalentRequest } from '@/ui/EquivalentRequest.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { TextField } from '@/ui/TextField.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import type { PickedSkill } from './checkPicked.ts'
import { SkillDrop } from './SkillDrop.tsx'
import { UploadProgress } from './UploadProgress.tsx'
import { useSkillUpload } from './useSkillUpload.ts'

export function NewSkillPage() {
  const workspace = useWorkspace()
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const [picked, setPicked] = useState<PickedSkill | null>(null)
  const [title, setTitle] = useState('')
  const create = useMutation(skillMutations.create(workspace.id))
  const upload = useSkillUpload((sent) => create.mutateAsync({ ...sent, displayTitle: title.trim() }))
  const isReady = picked !== null && picked.problem === null
  const isUploading = upload.progress !== null
  const titleError = [...title].length > 255 ? 'At most 255 characters.' : undefined

  const submit = async () => {
    const skill = picked && (await upload.start(picked))
    if (!skill) return
    mayLeave.current = true
    notify(`The skill “${skill.displayTitle}” is created.`)
    await navigate(to(paths.skill, { workspace: workspace.id, id: skill.id }))
  }

  return (
    <Page
      title="New skill"
      subtitle="A folder that tells agents how to do something."
      crumbs={[{ label: 'Skills', to: to(paths.skills, { workspace: workspace.id }) }, { label: 'New skill' }]}
      actions={
        !workspace.isReadOnly && (
          <Button
            tone="primary"
            disabled={!isReady || titleError !== undefined}
            isBusy={isUploading}
            onClick={() => void submit()}
          >
            Upload skill
          </Button>
        )
      }
    >
      {workspace.isReadOnly ? (
        <Banner tone="info">This workspace is read-only here, so no skill can be made in it.</Banner>
      ) : (
        <div className="flex max-w-[720px] flex-col gap-3">
          {upload.failure && <Banner tone="error">{upload.failure}</Banner>}
          {upload.progress !== null && <UploadProgress share={upload.progress} onCancel={upload.cancel} />}
          <SkillDrop name={null} picked={picked} isDisabled={isUploading} onPick={setPicked} />
          <TextField
            label="Title"
            description="How the console shows it. The name is taken when this is empty."
            placeholder={isReady ? picked.skillMd.name : ''}
            value={title}
            error={titleError}
            onChange={(event) => setTitle(event.target.value)}
          />
          <EquivalentRequest
            baseUrl={apiBaseUrl(workspace)}
            request={() => ({
              method: 'POST',
              path: '/skills',
              multipart: [
                { name: 'files', fileName: isReady ? `${picked.skillMd.name}.zip` : 'my-skill.zip' },
                ...(title.trim() ? [{ name: 'display_title', value: title.trim() }] : []),
              ],
            })}
          />
        </div>
      )}
      <UnsavedGuard isDirty={picked !== null || title !== ''} mayLeave={mayLeave} onDiscard={() => undefined} />
    </Page>
  )
}
