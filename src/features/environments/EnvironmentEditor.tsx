import { Copy } from 'lucide-react'
import { useId, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { conflictRows } from '@/domain/documentParts.ts'
import type { Environment } from '@/domain/environment.ts'
import { toEnvironmentDocument } from '@/domain/environmentForm.ts'
import { toEnvironmentParts } from '@/domain/environmentParts.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ConflictDialog } from '@/ui/ConflictDialog.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { Page } from '@/ui/Page.tsx'
import { Panel } from '@/ui/Panel.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { SetAsideText } from '@/ui/SetAsideText.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { duplicatePath } from './duplicate.ts'
import { EnvironmentActions } from './EnvironmentActions.tsx'
import { EnvironmentDependants } from './EnvironmentDependants.tsx'
import { EnvironmentFields } from './EnvironmentFields.tsx'
import { useEnvironmentForm } from './useEnvironmentForm.ts'
import { WorkQueuePanel } from './WorkQueuePanel.tsx'

export function EnvironmentEditor({ environment, workspace }: { environment: Environment; workspace: Workspace }) {
  const formId = useId()
  const navigate = useNavigate()
  const mayLeave = useRef(false)
  const editor = useEnvironmentForm(workspace.id, environment)
  const { isDirty, changedCount, conflict } = editor
  const isFixed = workspace.isReadOnly || environment.archivedAt !== null
  const list = to(paths.environments, { workspace: workspace.id })
  const partsOf = ({ raw }: Environment) => toEnvironmentParts(toEnvironmentDocument(raw))

  const leaveDeleted = () => {
    mayLeave.current = true
    editor.forget()
    void navigate(list)
  }

  return (
    <Page
      title={environment.name}
      subtitle={
        <>
          {environment.description && `${environment.description} · `}updated{' '}
          <RelativeTime at={environment.updatedAt} />
        </>
      }
      crumbs={[{ label: 'Environments', to: list }, { label: environment.name }]}
      barActions={
        !workspace.isReadOnly && (
          <>
            <Link to={duplicatePath(workspace.id, environment.id)} className={buttonClass('ghost')}>
              <Copy aria-hidden />
              Duplicate
            </Link>
            <EnvironmentActions environment={environment} workspace={workspace} isOnPage onDeleted={leaveDeleted} />
          </>
        )
      }
      actions={
        isDirty &&
        !isFixed && (
          <span className="flex flex-wrap items-center gap-3">
            <Pill tone="wait">{changedCount === 1 ? '1 unsaved change' : `${changedCount} unsaved changes`}</Pill>
            <EquivalentRequestButton
              request={() => ({
                method: 'POST',
                path: `/environments/${encodeURIComponent(environment.id)}`,
                body: editor.patch(),
              })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={editor.discard}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={editor.isSaving}>
              Save
            </Button>
          </span>
        )
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_360px] items-start gap-5 max-[1240px]:grid-cols-[minmax(0,1fr)_280px] max-[960px]:grid-cols-1">
        <form
          id={formId}
          noValidate
          aria-label="Configuration"
          onSubmit={(event) => {
            event.preventDefault()
            void editor.submit()
          }}
          className="flex min-w-0 flex-col gap-3"
        >
          {environment.archivedAt !== null && (
            <Banner tone="info">This environment is archived. Its sessions keep working; no new one can use it.</Banner>
          )}
          {editor.failure && <Banner tone="error">{editor.failure}</Banner>}
          {editor.setAside && <SetAsideText parts={editor.setAside} onDismiss={editor.forgetSetAside} />}
          <FormJsonPanel formJson={editor.formJson} isDisabled={isFixed}>
            <EnvironmentFields form={editor.form} generation={editor.generation} isDisabled={isFixed} />
          </FormJsonPanel>
        </form>
        <Panel title="What uses it">
          <div className="px-3.5 py-3">
            <EnvironmentDependants environment={environment} workspace={workspace.id} isFramed={false} />
          </div>
        </Panel>
        {environment.configType === 'self_hosted' && (
          <WorkQueuePanel
            environment={{ workspace: workspace.id, id: environment.id }}
            isReadOnly={workspace.isReadOnly}
          />
        )}
      </div>
      {conflict && (
        <ConflictDialog
          title="This environment was saved meanwhile"
          description="Somebody changed it after you began. Nothing you typed is lost, whichever you choose."
          theirs="the newest"
          rows={conflictRows(partsOf(editor.base), toEnvironmentParts(editor.document), partsOf(conflict))}
          onReapply={() => void editor.reapplyMine()}
          onTakeTheirs={editor.takeTheirs}
          onGoOn={editor.goOnEditing}
        />
      )}
      <UnsavedGuard isDirty={isDirty && !isFixed} mayLeave={mayLeave} onDiscard={editor.forget} />
    </Page>
  )
}
