import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { createQueryClient } from '@/app/createQueryClient.ts'
import { routes } from '@/app/routes.tsx'
import { Toaster } from '@/ui/Toaster.tsx'
import { TooltipProvider } from '@/ui/Tooltip.tsx'

/** The whole console at one address, as a person meets it. Serve its requests with `serveFake` first. */
export function renderApp(address: string) {
  const queryClient = createQueryClient()
  queryClient.setDefaultOptions({ queries: { ...queryClient.getDefaultOptions().queries, retry: false } })
  const router = createMemoryRouter(routes, { initialEntries: [address] })
  const view = render(
    <QueryClientProvider client={queryClient}>
      <TooltipProvider delayMs={0}>
        <RouterProvider router={router} />
        <Toaster />
      </TooltipProvider>
    </QueryClientProvider>,
  )
  return { ...view, router, queryClient, user: userEvent.setup() }
}
