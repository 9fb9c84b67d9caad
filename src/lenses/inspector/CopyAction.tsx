import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { IconButton } from '@/ui/IconButton.tsx'
import { notifyFailure } from '@/ui/notify.ts'

interface CopyActionProps {
  label: string
  /** Makes the text when it is asked for: a megabyte is not printed on the chance that somebody copies it. */
  read: () => string
  /** A word instead of the icon. */
  children?: ReactNode
}

/** Copies a text that is made on demand; says so for two seconds. */
export function CopyAction({ label, read, children }: CopyActionProps) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(read())
      setIsCopied(true)
    } catch {
      notifyFailure('The browser does not allow copying here. Export the text as a file instead.')
    }
  }
  return (
    <>
      {children ? (
        <button
          type="button"
          className="rounded-1 px-1.5 font-medium text-ink-2 text-small hover:text-ink"
          onClick={() => void copy()}
        >
          {isCopied ? 'Copied' : children}
        </button>
      ) : (
        <IconButton label={isCopied ? 'Copied' : label} onClick={() => void copy()}>
          {isCopied ? <Check /> : <Copy />}
        </IconButton>
      )}
      <span role="status" className="sr-only">
        {isCopied ? 'Copied' : ''}
      </span>
    </>
  )
}
