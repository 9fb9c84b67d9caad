import { useState, useSyncExternalStore } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { readTheme, subscribeToTheme } from '@/app/theme.ts'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { ViewerPage } from './ViewerPage.tsx'

/** The console's lenses around the one recording that is in the same file. What is looked at has no address here. */
export function ViewerApp() {
  useSyncExternalStore(subscribeToTheme, readTheme)
  const [router] = useState(() => createMemoryRouter([{ path: '*', Component: ViewerPage }]))
  return (
    <TooltipProvider>
      <RouterProvider router={router} />
    </TooltipProvider>
  )
}
