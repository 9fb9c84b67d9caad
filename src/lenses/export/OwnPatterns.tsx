import { useState } from 'react'
import { Button } from '@/ui/Button.tsx'
import { TextArea } from '@/ui/TextArea.tsx'

/** What else the reader wants to be searched for. */
export function OwnPatterns({ onSearch }: { onSearch: (patterns: string[]) => Promise<void> }) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [isBusy, setIsBusy] = useState(false)

  const run = async () => {
    setIsBusy(true)
    setProblem(undefined)
    try {
      await onSearch(
        text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      )
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setIsBusy(false)
  }

  return (
    <div className="flex items-end gap-2">
      <TextArea
        label="Also search for"
        description="words, or /regular expressions/, one a line"
        isMono
        rows={1}
        className="flex-1"
        value={text}
        error={problem}
        onChange={(event) => setText(event.target.value)}
      />
      <Button onClick={() => void run()} isBusy={isBusy}>
        Search again
      </Button>
    </div>
  )
}
