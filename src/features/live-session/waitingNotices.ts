const key = 'console.notifyWaiting'

/** Whether this browser can show notifications at all. */
export const canNotify = (): boolean => 'Notification' in globalThis

/** Whether the reader asked for notifications and the browser allows them. */
export function areNoticesOn(): boolean {
  try {
    return canNotify() && Notification.permission === 'granted' && localStorage.getItem(key) === 'on'
  } catch {
    return false // storage is switched off: nobody can have asked
  }
}

/** Remembers the wish. Switching on asks the browser's permission, so call it from a click. Answers what holds now. */
export async function setNotices(isOn: boolean): Promise<'on' | 'off' | 'refused'> {
  if (isOn && (!canNotify() || (await Notification.requestPermission()) !== 'granted')) return 'refused'
  try {
    localStorage.setItem(key, isOn ? 'on' : 'off')
  } catch {
    return 'refused' // the wish cannot be kept where storage is switched off
  }
  return isOn ? 'on' : 'off'
}

/** Tells that something waits, when notifications are on and the page is not in sight. */
export function notifyWaiting(notice: { title: string; body: string; tag: string; onClick: () => void }): void {
  if (!areNoticesOn() || document.visibilityState === 'visible') return
  try {
    const shown = new Notification(notice.title, { body: notice.body, tag: notice.tag })
    shown.onclick = () => {
      window.focus()
      notice.onClick()
      shown.close()
    }
  } catch {
    // Some phones offer notifications to service workers only; the count in the tab's name remains.
  }
}
