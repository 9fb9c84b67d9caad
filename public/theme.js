// Runs before the first paint, so that a dark console never flashes white. The same rule lives in src/app/theme.ts.
;(() => {
  let choice = null
  try {
    choice = localStorage.getItem('console.theme')
  } catch {
    // Storage may be blocked; the system's preference is then the answer.
  }
  const isDark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
})()
