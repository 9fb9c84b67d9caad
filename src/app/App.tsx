import { QueryClientProvider } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import { createBrowserRouter, RouterProvider } from 'react-router'
import { Toaster } from '@/ui/Toaster.tsx'
import { TooltipProvider } from '@/ui/Tooltip.tsx'
import { createQueryClient } from './createQueryClient.ts'
import { routes } from './routes.tsx'
import { readTheme, subscribeToTheme } from './theme.ts'

export function App() {
  // Some pages, those of recordings among them, have nothing else that follows the system.
  useSyncExternalStore(subscribeToTheme, readTheme)
  const [queryClient] = useState(createQueryClient)
  const [router] = useState(() => createBrowserRouter(routes))
  return (
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>
  )
}
