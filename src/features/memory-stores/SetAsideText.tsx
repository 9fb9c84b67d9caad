import { Button } from '@/ui/Button.tsx'
import { CopyButton } from '@/ui/CopyButton.tsx'
import { Panel } from '@/ui/Panel.tsx'

/** What somebody typed before they took another version: still here, to copy from. */
export function SetAsideText({ text, onDismiss }: { text: string; onDismiss: () => void }) {
  return (
    <Panel
      title="What you had typed"
      aside={
        <>
          <CopyButton text={text} label="Copy what you had typed" />
          <Button tone="ghost" className="-mr-2.5" onClick={onDismiss}>
            Dismiss
          </Button>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre tabIndex={0} className="max-h-48 overflow-auto px-3.5 py-2.5 font-mono text-small text-ink-2">
        {text}
      </pre>
    </Panel>
  )
}
