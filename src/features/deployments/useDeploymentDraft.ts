import { zodResolver } from '@hookform/resolvers/zod'
import {
  type DeploymentForm,
  toDeploymentDocument,
  toDeploymentForm,
  writeDeploymentForm,
} from '@/domain/deployment/deploymentForm.ts'
import type { Json } from '@/domain/json.ts'
import { type DocumentDraft, useDocumentDraft } from '@/ui/useDocumentDraft.ts'
import { deploymentFormSchema } from './deploymentFormSchema.ts'

export type DeploymentDraft = DocumentDraft<DeploymentForm>

const resolver = zodResolver(deploymentFormSchema)

/** One deployment as it is being written. */
export const useDeploymentDraft = (initial: Json, initialText?: string | null): DeploymentDraft =>
  useDocumentDraft<DeploymentForm>({
    initial,
    initialText,
    resolver,
    toForm: toDeploymentForm,
    writeForm: writeDeploymentForm,
    toDocument: toDeploymentDocument,
    notAnObject: 'The JSON of a deployment is an object.',
  })
