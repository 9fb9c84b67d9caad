/** The key that, with Enter, sends: ⌘ on Apple's keyboards, Ctrl elsewhere. Both work everywhere. */
export const primaryKey = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl '
