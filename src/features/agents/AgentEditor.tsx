import { Copy } from 'lucide-react'
import { useId, useRef } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Agent } from '@/domain/agent.ts'
import { toAgentDocument } from '@/domain/agentDocument.ts'
import { toAgentParts } from '@/domain/agentParts.ts'
import { conflictRows } from '@/domain/documentParts.ts'
import type { Workspace } from '@/domain/workspace.ts'
import { newSessionSearch, paths, to } from '@/paths.ts'
import { apiBaseUrl } from '@/queries/apiBaseUrl.ts'
import { Banner } from '@/ui/Banner.tsx'
import { Button } from '@/ui/Button.tsx'
import { buttonClass } from '@/ui/buttonClass.ts'
import { ConflictDialog } from '@/ui/ConflictDialog.tsx'
import { EquivalentRequestButton } from '@/ui/EquivalentRequest.tsx'
import { FormJsonPanel } from '@/ui/FormJsonPanel.tsx'
import { notify } from '@/ui/notify.ts'
import { Page } from '@/ui/Page.tsx'
import { Pill } from '@/ui/Pill.tsx'
import { RelativeTime } from '@/ui/RelativeTime.tsx'
import { SetAsideText } from '@/ui/SetAsideText.tsx'
import { UnsavedGuard } from '@/ui/UnsavedGuard.tsx'
import { AgentActions } from './AgentActions.tsx'
import { AgentFields } from './AgentFields.tsx'
import { AgentSessions } from './AgentSessions.tsx'
import { duplicatePath } from './duplicate.ts'
import { UseFromCode } from './UseFromCode.tsx'
import { useAgentForm } from './useAgentForm.ts'
import { VersionsPanel } from './VersionsPanel.tsx'

export function AgentEditor({ agent, workspace }: { agent: Agent; workspace: Workspace }) {
  const formId = useId()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const mayLeave = useRef(false)
  const editor = useAgentForm(workspace.id, agent)
  const { base, changedCount, isDirty } = editor
  const list = to(paths.agents, { workspace: workspace.id })
  const isFixed = workspace.isReadOnly || agent.archivedAt !== null

  const leaveDeleted = () => {
    mayLeave.current = true
    editor.forget()
    void navigate(list)
  }

  const restore = (version: Agent) => {
    editor.restore(version)
    notify(`Version ${version.version} is in the form. Save it to make it version ${base.version + 1}.`)
  }

  return (
    <Page
      title={agent.name}
      subtitle={
        <>
          {agent.description && `${agent.description} · `}version {agent.version} · updated{' '}
          <RelativeTime at={agent.updatedAt} />
        </>
      }
      crumbs={[{ label: 'Agents', to: list }, { label: agent.name }]}
      barActions={
        !workspace.isReadOnly && (
          <>
            <Link to={duplicatePath(workspace.id, agent.id)} className={buttonClass('ghost')}>
              <Copy aria-hidden />
              Duplicate
            </Link>
            <AgentActions agent={agent} workspace={workspace} isOnPage onDeleted={leaveDeleted} />
            {agent.archivedAt === null && (
              <Link to={newSessionSearch(search, agent.id)} className={buttonClass('primary')}>
                Start session
              </Link>
            )}
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
                path: `/agents/${encodeURIComponent(agent.id)}`,
                body: editor.patch(),
              })}
              baseUrl={apiBaseUrl(workspace)}
            />
            <Button tone="ghost" onClick={editor.discard}>
              Discard
            </Button>
            <Button tone="primary" type="submit" form={formId} isBusy={editor.isSaving}>
              Save as version {base.version + 1}
            </Button>
          </span>
        )
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)_400px] items-start gap-5 max-[1240px]:grid-cols-[minmax(0,1fr)_330px] max-[960px]:grid-cols-1">
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
          {agent.archivedAt !== null && (
            <Banner tone="info">This agent is archived. It can be read, but not changed or started.</Banner>
          )}
          {editor.failure && <Banner tone="error">{editor.failure}</Banner>}
          {isDirty && agent.version > base.version && !editor.conflict && (
            <Banner tone="wait">
              Version {agent.version} was saved meanwhile. What you changed is still here; saving asks what to do.
            </Banner>
          )}
          {editor.setAside && <SetAsideText parts={editor.setAside} onDismiss={editor.forgetSetAside} />}
          <FormJsonPanel formJson={editor.formJson} isDisabled={isFixed}>
            <AgentFields
              form={editor.form}
              generation={editor.generation}
              workspace={workspace.id}
              agentId={agent.id}
              isDisabled={isFixed}
            />
          </FormJsonPanel>
        </form>
        <div className="flex min-w-0 flex-col gap-4">
          <VersionsPanel agent={agent} workspace={workspace.id} onRestore={isFixed ? null : restore} />
          <UseFromCode agent={agent} workspace={workspace} />
          <AgentSessions agent={agent} workspace={workspace.id} />
        </div>
      </div>
      {editor.conflict && (
        <ConflictDialog
          title={`Version ${editor.conflict.version} was saved meanwhile`}
          description={`You started from version ${base.version}. Nothing you typed is lost, whichever you choose.`}
          theirs={`version ${editor.conflict.version}`}
          rows={conflictRows(
            toAgentParts(toAgentDocument(base.raw)),
            toAgentParts(editor.document),
            toAgentParts(toAgentDocument(editor.conflict.raw)),
          )}
          onReapply={() => void editor.reapplyMine()}
          onTakeTheirs={editor.takeTheirs}
          onGoOn={editor.goOnEditing}
        />
      )}
      <UnsavedGuard isDirty={isDirty && !isFixed} mayLeave={mayLeave} onDiscard={editor.forget} />
    </Page>
  )
}
