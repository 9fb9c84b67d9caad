const wishes: Record<string, string> = {
  Bash: 'wants to run',
  Edit: 'wants to change',
  Read: 'wants to read',
  WebFetch: 'wants to fetch',
  Write: 'wants to write',
}

/** What a tool wants, by its name; null for a tool that is not built in. */
export const sayWish = (builtIn: string | null): string => (builtIn && wishes[builtIn]) || 'wants to be used'
