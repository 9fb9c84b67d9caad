import type { Finding } from '@/domain/recording/redaction/secretScan.ts'
import { Button } from '@/ui/Button.tsx'
import { FindingItem } from './FindingItem.tsx'

interface RedactionReviewProps {
  findings: readonly Finding[]
  isMasked: (finding: Finding) => boolean
  onDecide: (keys: string[], isMasked: boolean) => void
}

/** Every value that looks like a secret, where it stands, and what becomes of it. */
export function RedactionReview({ findings, isMasked, onDecide }: RedactionReviewProps) {
  if (findings.length === 0) {
    return (
      <p role="status" className="rounded-2 border border-line bg-surface-2 px-3 py-2 text-ink-2">
        Nothing looks like a secret. The search sees known shapes only: read what you hand out.
      </p>
    )
  }
  const keys = findings.map(({ key }) => key)
  return (
    <section aria-labelledby="review-title">
      <div className="mb-1.5 flex flex-wrap items-center gap-2">
        <h3 id="review-title" className="flex-1 font-medium">
          {findings.length === 1 ? '1 value looks' : `${findings.length} values look`} like a secret
        </h3>
        <Button tone="ghost" onClick={() => onDecide(keys, true)}>
          Mask all
        </Button>
        <Button tone="ghost" onClick={() => onDecide(keys, false)}>
          Keep all
        </Button>
      </div>
      <ul className="max-h-[46vh] overflow-y-auto rounded-2 border border-line">
        {findings.map((finding) => (
          <FindingItem
            key={finding.key}
            finding={finding}
            isMasked={isMasked(finding)}
            onDecide={(masked) => onDecide([finding.key], masked)}
          />
        ))}
      </ul>
    </section>
  )
}
