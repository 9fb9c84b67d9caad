import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { Deployment } from '@/domain/deployment/deployment.ts'
import { paths, to } from '@/paths.ts'
import { deploymentMutations } from '@/queries/deployments.ts'
import { toProblem } from '@/queries/problem.ts'
import { notify, notifyFailure } from '@/ui/notify.ts'

/** What can be done to one deployment besides editing it. Refusals are told; what is shown is read again either way. */
export function useDeploymentActions({ id, name }: Pick<Deployment, 'id' | 'name'>, workspace: string) {
  const navigate = useNavigate()
  const change = useMutation(deploymentMutations.change({ workspace, id }))
  const run = useMutation(deploymentMutations.run({ workspace, id }))

  const act = async (action: 'pause' | 'unpause', done: string) => {
    try {
      await change.mutateAsync(action)
      notify(done)
    } catch (error) {
      notifyFailure(toProblem(error).message)
    }
  }
  return {
    isBusy: change.isPending,
    isStarting: run.isPending,
    pause: () => act('pause', `“${name}” is paused. Nothing starts until it is resumed.`),
    unpause: () => act('unpause', `“${name}” is active again.`),
    archive: async () => {
      await change.mutateAsync('archive')
      notify(`The deployment “${name}” is archived.`)
    },
    /** Leads to the session that was started. */
    runNow: async () => {
      try {
        const { sessionId, error } = await run.mutateAsync()
        if (sessionId) await navigate(to(paths.session, { workspace, id: sessionId }))
        else notifyFailure(`No session was started. ${error?.message ?? ''}`.trim())
      } catch (error) {
        notifyFailure(toProblem(error).message)
      }
    },
  }
}
