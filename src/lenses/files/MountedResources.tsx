import { X } from 'lucide-react'
import type { SessionResource } from '@/domain/sessionResource.ts'
import { IconButton } from '@/ui/IconButton.tsx'

export interface MountedResourcesProps {
  resources: readonly SessionResource[]
  /** Null where nothing may be changed. */
  onRemove: ((resource: SessionResource) => void) | null
}

/** What is mounted in a session's sandbox, and where its agent finds it. */
export function MountedResources({ resources, onRemove }: MountedResourcesProps) {
  if (resources.length === 0) return <p className="text-ink-3">Nothing is mounted in this session.</p>
  return (
    <ul aria-label="Mounted" className="overflow-hidden rounded-2 border border-line">
      {resources.map((resource) => (
        <li
          key={resource.id || resource.name}
          className="flex min-h-10 items-center gap-2.5 border-b border-line px-3 py-1 last:border-b-0"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-mono text-small" title={resource.mountPath ?? undefined}>
              {resource.mountPath ?? resource.name}
            </span>
            <span className="block truncate text-mini text-ink-3">
              {resource.type} · {resource.name}
            </span>
          </span>
          {onRemove && resource.id !== '' && (
            <IconButton label={`Remove ${resource.mountPath ?? resource.name}`} onClick={() => onRemove(resource)}>
              <X />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  )
}
