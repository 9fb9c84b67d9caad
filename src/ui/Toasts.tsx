import { useEffect } from 'react'
import { Toaster as Sonner, toast } from 'sonner'
import { hearNotices } from './notify.ts'

export function Toasts() {
  useEffect(
    () =>
      hearNotices(({ message, isFailure }) => {
        if (isFailure) toast.error(message, { duration: 8000 })
        else toast(message)
      }),
    [],
  )
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center font-sans text-base gap-2 rounded-3 border border-line bg-surface-1 px-3 py-2.5 text-ink shadow-2',
          error: '!text-k-error',
        },
      }}
    />
  )
}
