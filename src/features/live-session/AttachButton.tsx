import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/ui/Button.tsx'

/** Lets the reader pick files of this computer. */
export function AttachButton({ isDisabled, onFiles }: { isDisabled: boolean; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button tone="ghost" disabled={isDisabled} onClick={() => input.current?.click()}>
        <Paperclip aria-hidden="true" />
        Attach
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file can be picked again after it was removed.
          event.target.value = ''
        }}
      />
    </>
  )
}
