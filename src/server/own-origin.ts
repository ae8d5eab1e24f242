import { isLoopback } from './connection.ts'
import type { Settings } from './settings.ts'

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The names a request may call this server by: those of its own machine while bound to it, and its public address. */
export function hostNames(settings: Pick<Settings, 'host' | 'publicUrl'>, port: number): ReadonlySet<string> {
  const names = new Set<string>()
  if (settings.publicUrl) names.add(settings.publicUrl.host)
  if (!isLoopback(settings.host)) return names
  const bound = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  for (const name of ['localhost', '127.0.0.1', '[::1]', bound.toLowerCase()]) {
    names.add(`${name}:${port}`)
    if (port === 80) names.add(name)
  }
  return names
}

/** Whether the Host header is one of our names. A page elsewhere whose name was pointed at us does not have one. */
export function isOurHost(headers: Headers, names: ReadonlySet<string>): boolean {
  return typeof headers.host === 'string' && names.has(headers.host.toLowerCase())
}

/**
 * Whether a form was sent by a page of ours, as far as the browser says: Sec-Fetch-Site must say same-origin and Origin
 * be the address the form was sent to, where they are there. Browsers send at least one of them with every form.
 */
export function isFromOurPage(headers: Headers, settings: Pick<Settings, 'publicUrl'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return false
  if (headers.origin === undefined) return true
  const host = String(headers.host)
  const scheme = host === settings.publicUrl?.host ? settings.publicUrl.protocol : 'http:'
  const own = `${scheme}//${host}`
  return URL.canParse(own) && headers.origin === new URL(own).origin
}
