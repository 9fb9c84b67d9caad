import { Skeleton } from '@/ui/Skeleton.tsx'

/** The shape of a transcript that is being opened. */
export function TranscriptSkeleton() {
  return (
    <div role="status" aria-label="Opening the session" className="flex-1 overflow-hidden px-5 pt-6 pl-[72px]">
      <Skeleton className="h-9 w-96 max-w-full rounded-3" />
      <Skeleton className="mt-5 h-4 w-48" />
      <Skeleton className="mt-4 h-32 w-full rounded-3" />
      <Skeleton className="mt-5 h-4 w-[min(560px,100%)]" />
      <Skeleton className="mt-2 h-4 w-[min(420px,100%)]" />
    </div>
  )
}
