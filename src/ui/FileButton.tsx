import { Upload } from 'lucide-react'
import { useRef } from 'react'
import { Button, type ButtonProps } from './Button.tsx'

/** A button that asks for files, several at once. */
export function FileButton({ onFiles, children, ...rest }: ButtonProps & { onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...rest} onClick={() => input.current?.click()}>
        <Upload aria-hidden />
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = '' // the same file may be chosen again
        }}
      />
    </>
  )
}
