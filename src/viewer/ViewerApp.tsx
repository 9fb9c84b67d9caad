import { useSyncExternalStore } from 'react'
import { readTheme, subscribeToTheme } from '@/app/theme.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { MemoryRouter } from './memoryRouter.tsx'
import { ViewerPage } from './ViewerPage.tsx'

/** The console's lenses around the one recording that is in the same file. What is looked at has no address here. */
export function ViewerApp() {
  useSyncExternalStore(subscribeToTheme, readTheme)
  return (
    <TooltipProvider>
      <MemoryRouter>
        <ViewerPage />
      </MemoryRouter>
    </TooltipProvider>
  )
}
