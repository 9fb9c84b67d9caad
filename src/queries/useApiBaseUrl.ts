import { apiBaseUrl } from './apiBaseUrl.ts'
import { useWorkspace } from './useWorkspace.ts'

/** The address code outside the console speaks to, for the workspace the URL names. */
export const useApiBaseUrl = (): string | null => apiBaseUrl(useWorkspace())
