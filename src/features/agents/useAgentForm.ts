import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Agent, readAgent } from '@/domain/agent.ts'
import { type AgentForm, changedAgentFields, rebaseAgentForm, toAgentForm, toAgentPatch } from '@/domain/agentForm.ts'
import { toRecord } from '@/domain/json.ts'
import { agentMutations, agentQueries } from '@/queries/agents.ts'
import { toProblem } from '@/queries/problem.ts'
import { showProblem } from '@/queries/showProblem.ts'
import { focusHeading } from '@/ui/focusHeading.ts'
import { notify } from '@/ui/notify.ts'
import { dropStoredForm, readStoredForm, useStoredForm } from '@/ui/useStoredForm.ts'
import { agentFormSchema, readAgentForm } from './agentFormSchema.ts'
import { agentPlace } from './agentPlace.ts'

/**
 * The form of one agent. `base` is the version it was read from: what is sent is the difference to it, and what is
 * typed outlives newer versions, refusals and reloads until it is saved or given up.
 */
export function useAgentForm(workspace: string, latest: Agent) {
  const ref = { workspace, id: latest.id }
  const storageKey = `console.form.${workspace}.agents.${latest.id}`
  const client = useQueryClient()
  const update = useMutation(agentMutations.update(ref))
  const [stored] = useState(() => readStored(storageKey))
  const [base, setBase] = useState(stored?.base ?? latest)
  const [failure, setFailure] = useState<string | null>(null)
  /** The version that was saved meanwhile, while a person decides. */
  const [conflict, setConflict] = useState<Agent | null>(null)
  /** What was typed before somebody else's version was taken. */
  const [setAside, setSetAside] = useState<{ from: AgentForm; typed: AgentForm } | null>(null)
  const form = useForm<AgentForm>({
    resolver: zodResolver(agentFormSchema),
    mode: 'onTouched',
    defaultValues: stored?.values ?? toAgentForm(latest),
  })
  const values = form.watch()
  const changed = changedAgentFields(toAgentForm(base), values)
  const isDirty = changed.length > 0
  useStoredForm(storageKey, isDirty ? { base: base.raw, values } : null)

  const adopt = (agent: Agent, next: AgentForm = toAgentForm(agent)) => {
    setBase(agent)
    setConflict(null)
    setFailure(null)
    form.reset(next)
  }

  // A version that somebody else saved shows at once when there is nothing here to lose.
  const mayFollow = latest.version > base.version && !isDirty
  useEffect(() => {
    if (!mayFollow) return
    setBase(latest)
    form.reset(toAgentForm(latest))
  }, [mayFollow, latest, form])

  const save = async (from: Agent, wanted: AgentForm) => {
    setFailure(null)
    try {
      const saved = await update.mutateAsync(toAgentPatch(from, wanted))
      // What was typed while the request was on its way stays, as an unsaved change of the new version.
      adopt(saved, rebaseAgentForm(wanted, form.getValues(), toAgentForm(saved)))
      setSetAside(null)
      notify(`Saved as version ${saved.version}.`)
      focusHeading() // the button that was pressed is gone
    } catch (error) {
      if (toProblem(error).status !== 409) return setFailure(showProblem(form, error, agentPlace(form)))
      await meet(error)
    }
  }

  const meet = async (refusal: unknown) => {
    try {
      setConflict(await client.fetchQuery({ ...agentQueries.detail(ref), staleTime: 0 }))
    } catch {
      // The newest version cannot be read either: the refusal is what there is to show.
      setFailure(toProblem(refusal).message)
    }
  }

  return {
    form,
    base,
    values,
    changed,
    isDirty,
    failure,
    conflict,
    setAside,
    isSaving: update.isPending,
    submit: form.handleSubmit((wanted) => save(base, wanted)),
    discard: () => adopt(latest),
    forget: () => dropStoredForm(storageKey),
    forgetSetAside: () => setSetAside(null),
    /** The three ways out of a conflict. */
    goOnEditing: () => setConflict(null),
    takeTheirs: () => {
      if (!conflict) return
      setSetAside({ from: toAgentForm(base), typed: values })
      adopt(conflict)
    },
    reapplyMine: async () => {
      if (!conflict) return
      const merged = rebaseAgentForm(toAgentForm(base), values, toAgentForm(conflict))
      adopt(conflict, merged)
      await save(conflict, merged)
    },
  }
}

function readStored(key: string): { base: Agent; values: AgentForm } | null {
  const stored = toRecord(readStoredForm(key))
  const values = readAgentForm(stored.values)
  return values && stored.base ? { base: readAgent(stored.base), values } : null
}
