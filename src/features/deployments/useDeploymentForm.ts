import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { type DeploymentForm, readDeploymentDocument, toNewDeployment } from '@/domain/deployment/deploymentForm.ts'
import { useFormJson } from '@/ui/useFormJson.ts'
import { deploymentFormSchema } from './deploymentFormSchema.ts'

/** One draft of a deployment, shown as a form or as its JSON. */
export function useDeploymentForm(defaultValues: DeploymentForm) {
  const form = useForm<DeploymentForm>({
    resolver: zodResolver(deploymentFormSchema),
    mode: 'onTouched',
    defaultValues,
  })
  const formJson = useFormJson({
    read: () => toNewDeployment(form.getValues()),
    write: (document) => {
      const next = readDeploymentDocument(document)
      if (typeof next === 'string') return next
      form.reset(next, { keepDefaultValues: true })
      return null
    },
  })
  return { form, formJson }
}
