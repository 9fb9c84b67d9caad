import type { Config } from 'tailwindcss'

const token = (name: string) => `var(--${name})`
const kinds = ['thinking', 'message', 'tool', 'span', 'wait', 'error']

/** The names of the design tokens; their values, light and dark, are in src/app/tokens.css. */
export default {
  darkMode: ['selector', '[data-theme="dark"]'],
  theme: {
    extend: {
      colors: {
        surface: { 0: token('surface-0'), 1: token('surface-1'), 2: token('surface-2'), 3: token('surface-3') },
        line: { DEFAULT: token('line'), strong: token('line-strong') },
        ink: { DEFAULT: token('ink'), 2: token('ink-2'), 3: token('ink-3') },
        accent: { DEFAULT: token('accent'), soft: token('accent-soft') },
        focus: token('focus'),
        terminal: { DEFAULT: token('terminal'), ink: token('terminal-ink'), dim: token('terminal-dim') },
        k: {
          user: token('k-user'),
          ...Object.fromEntries(
            kinds.flatMap((kind) => [
              [kind, token(`k-${kind}`)],
              [`${kind}-soft`, token(`k-${kind}-soft`)],
            ]),
          ),
        },
      },
      fontFamily: { sans: [token('font-sans')], mono: [token('font-mono')] },
      fontSize: {
        tiny: ['10.5px', '1.4'],
        mini: ['11.5px', '1.4'],
        small: ['12px', '1.5'],
        base: ['13px', '1.5'],
        prose: ['13.5px', '1.6'],
        title: ['18px', '1.3'],
        page: ['20px', '1.2'],
      },
      borderRadius: { 1: token('r-1'), 2: token('r-2'), 3: token('r-3') },
      boxShadow: { 1: token('shadow-1'), 2: token('shadow-2') },
    },
  },
} satisfies Config
