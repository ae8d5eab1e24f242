/** The setting that says after how many days without use an account is closed. */
export const dormantDaysSetting = 'dormant-days'
const usualDormantDays = 90
export const fewestDormantDays = 14
export const mostDormantDays = 730

/** The days as set; the usual ones where nothing good is. */
export function dormantDaysOf(setting: unknown): number {
  const isGood = Number.isInteger(setting) && Number(setting) >= fewestDormantDays && Number(setting) <= mostDormantDays
  return isGood ? Number(setting) : usualDormantDays
}

/** The days as typed; undefined where they are none that can be set. */
export function dormantDaysTyped(text: string): number | undefined {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined
  return days !== undefined && days >= fewestDormantDays && days <= mostDormantDays ? days : undefined
}
