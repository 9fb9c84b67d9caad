/** One resource of one workspace. */
export interface ResourceRef {
  workspace: string
  id: string
}
