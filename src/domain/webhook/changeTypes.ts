/** What webhooks can tell, in the words of their catalogue. */
export const changeTypes = [
  'session.created',
  'session.updated',
  'session.archived',
  'session.deleted',
  'session.status_run_started',
  'session.status_idled',
  'session.thread_created',
  'session.thread_idled',
  'session.thread_terminated',
  'agent.created',
  'agent.updated',
  'agent.archived',
  'agent.deleted',
  'deployment_run.started',
  'deployment_run.succeeded',
  'deployment_run.failed',
] as const

export type ChangeType = (typeof changeTypes)[number]
