import { queryOptions } from '@tanstack/react-query'
import { listSkillChoices, listSkillVersionNames } from '@/api/skillChoices.ts'

/** Skills to choose from. Their keys begin like those of the skills, so what changes a skill makes these stale too. */
export const skillChoiceQueries = {
  list: (workspace: string) =>
    queryOptions({
      queryKey: [workspace, 'skills', 'choices'],
      queryFn: ({ signal }) => listSkillChoices(workspace, signal),
    }),

  versions: (workspace: string, id: string) =>
    queryOptions({
      queryKey: [workspace, 'skills', 'choices', id],
      queryFn: ({ signal }) => listSkillVersionNames(workspace, id, signal),
      enabled: id !== '',
    }),
}
