import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import { paths } from '@/paths.ts'
import { CompareRedirect } from './CompareRedirect.tsx'
import { HomeRedirect } from './HomeRedirect.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { orBrokenPage } from './orBrokenPage.ts'
import { Root } from './Root.tsx'
import { RouteErrorPage } from './RouteErrorPage.tsx'
import { Shell } from './Shell.tsx'
import { ShellSkeleton } from './ShellSkeleton.tsx'

interface Page {
  path: string
  lazy: () => Promise<{ Component: ComponentType }>
}

const withErrorPage = ({ path, lazy }: Page): RouteObject => ({
  path,
  lazy: orBrokenPage(lazy),
  errorElement: <RouteErrorPage isInShell />,
})

/** Every page is fetched when somebody goes there. */
const pages: Page[] = [
  {
    path: paths.overview,
    lazy: async () => ({ Component: (await import('@/features/overview/OverviewPage.tsx')).OverviewPage }),
  },
  {
    path: paths.inbox,
    lazy: async () => ({ Component: (await import('@/features/inbox/InboxPage.tsx')).InboxPage }),
  },
  {
    path: paths.sessions,
    lazy: async () => ({ Component: (await import('@/features/sessions/SessionsPage.tsx')).SessionsPage }),
  },
  {
    path: paths.session,
    lazy: async () => ({ Component: (await import('@/features/live-session/LiveSessionPage.tsx')).LiveSessionPage }),
  },
  {
    path: paths.agents,
    lazy: async () => ({ Component: (await import('@/features/agents/AgentsPage.tsx')).AgentsPage }),
  },
  {
    path: paths.newAgent,
    lazy: async () => ({ Component: (await import('@/features/agents/NewAgentPage.tsx')).NewAgentPage }),
  },
  {
    path: paths.agent,
    lazy: async () => ({ Component: (await import('@/features/agents/AgentPage.tsx')).AgentPage }),
  },
  {
    path: paths.environments,
    lazy: async () => ({ Component: (await import('@/features/environments/EnvironmentsPage.tsx')).EnvironmentsPage }),
  },
  {
    path: paths.newEnvironment,
    lazy: async () => ({
      Component: (await import('@/features/environments/NewEnvironmentPage.tsx')).NewEnvironmentPage,
    }),
  },
  {
    path: paths.environment,
    lazy: async () => ({ Component: (await import('@/features/environments/EnvironmentPage.tsx')).EnvironmentPage }),
  },
  {
    path: paths.vaults,
    lazy: async () => ({ Component: (await import('@/features/vaults/VaultsPage.tsx')).VaultsPage }),
  },
  {
    path: paths.vault,
    lazy: async () => ({ Component: (await import('@/features/vaults/VaultPage.tsx')).VaultPage }),
  },
  {
    path: paths.files,
    lazy: async () => ({ Component: (await import('@/features/files/FilesPage.tsx')).FilesPage }),
  },
  {
    path: paths.file,
    lazy: async () => ({ Component: (await import('@/features/files/FilePage.tsx')).FilePage }),
  },
  {
    path: paths.skills,
    lazy: async () => ({ Component: (await import('@/features/skills/SkillsPage.tsx')).SkillsPage }),
  },
  {
    path: paths.newSkill,
    lazy: async () => ({ Component: (await import('@/features/skills/NewSkillPage.tsx')).NewSkillPage }),
  },
  {
    path: paths.skill,
    lazy: async () => ({ Component: (await import('@/features/skills/SkillPage.tsx')).SkillPage }),
  },
  {
    path: paths.memoryStores,
    lazy: async () => ({ Component: (await import('@/features/memory-stores/MemoryStoresPage.tsx')).MemoryStoresPage }),
  },
  {
    path: paths.memoryStore,
    lazy: async () => ({ Component: (await import('@/features/memory-stores/MemoryStorePage.tsx')).MemoryStorePage }),
  },
  {
    path: paths.capabilities,
    lazy: async () => ({ Component: (await import('@/features/capabilities/CapabilitiesPage.tsx')).CapabilitiesPage }),
  },
  {
    path: paths.compare,
    lazy: async () => ({ Component: (await import('@/features/compare/ComparePage.tsx')).ComparePage }),
  },
  {
    path: paths.deployments,
    lazy: async () => ({ Component: (await import('@/features/deployments/DeploymentsPage.tsx')).DeploymentsPage }),
  },
  {
    path: paths.newDeployment,
    lazy: async () => ({ Component: (await import('@/features/deployments/NewDeploymentPage.tsx')).NewDeploymentPage }),
  },
  {
    path: paths.deployment,
    lazy: async () => ({ Component: (await import('@/features/deployments/DeploymentPage.tsx')).DeploymentPage }),
  },
  {
    path: paths.webhooks,
    lazy: async () => ({ Component: (await import('@/features/webhooks/WebhooksPage.tsx')).WebhooksPage }),
  },
  {
    path: paths.newWebhook,
    lazy: async () => ({ Component: (await import('@/features/webhooks/NewWebhookPage.tsx')).NewWebhookPage }),
  },
  {
    path: paths.webhook,
    lazy: async () => ({ Component: (await import('@/features/webhooks/WebhookPage.tsx')).WebhookPage }),
  },
]

/** Recordings need no workspace, and no server once the page is there. */
const recordings: Page[] = [
  {
    path: paths.recordings,
    lazy: async () => ({ Component: (await import('@/features/replay/RecordingsPage.tsx')).RecordingsPage }),
  },
  {
    path: paths.recording,
    lazy: async () => ({ Component: (await import('@/features/replay/ReplayPage.tsx')).ReplayPage }),
  },
]

export const routes: RouteObject[] = [
  {
    Component: Root,
    errorElement: <RouteErrorPage />,
    HydrateFallback: ShellSkeleton,
    children: [
      { path: paths.home, Component: HomeRedirect },
      { path: paths.compareAnywhere, Component: CompareRedirect },
      { Component: Shell, children: pages.map(withErrorPage) },
      {
        lazy: orBrokenPage(async () => ({
          Component: (await import('@/features/replay/ReplayFrame.tsx')).ReplayFrame,
        })),
        children: recordings.map(withErrorPage),
      },
      { path: '*', Component: NotFoundPage },
    ],
  },
]
