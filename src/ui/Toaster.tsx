import { Toaster as Sonner } from 'sonner'

/** Where `notify` speaks. Mounted once. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-(--width) items-center gap-2 rounded-3 border border-line bg-surface-1 px-3 py-2.5 text-ink shadow-2',
          error: '!text-k-error',
        },
      }}
    />
  )
}
