import { Presentation } from 'lucide-react'
import { useSearchParams } from 'react-router'
import { Button } from '@/ui/Button.tsx'
import { presentSearch } from '../workbench/sessionUrl.ts'

/** Begins the presentation of the session that is open. */
export function PresentLink() {
  const [, setSearch] = useSearchParams()
  return (
    <Button onClick={() => setSearch(presentSearch, { replace: true, preventScrollReset: true })}>
      <Presentation aria-hidden />
      Present
    </Button>
  )
}
