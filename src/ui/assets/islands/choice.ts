/** Whether something is on in this browser: it is, until the person turns it off here. */
export function isOn(key: string): boolean {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

/** Turns it on or off for this browser; where storage is refused it stays as it is. */
export function turn(key: string, on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // Nothing can be kept here.
  }
}
