/** The browser and the system that a user agent names, in a few words: "Firefox on Windows". For people to know their own devices by; nothing is decided by it. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const found = (kinds: readonly (readonly [RegExp, string])[]) => kinds.find(([sign]) => sign.test(text))?.[1]
  const browser = found(browsers)
  const system = found(systems)
  if (browser === undefined && system === undefined) return 'A browser that does not say which'
  return [browser ?? 'A browser', system].filter(Boolean).join(' on ')
}

// In this order: each names those after it too.
const browsers = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bOPR\//, 'Opera'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const

const systems = [
  [/\biPhone\b/, 'an iPhone'],
  [/\biPad\b/, 'an iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'a Mac'],
  [/\bLinux\b/, 'Linux'],
] as const
