import type { Principal } from '../domain/access/principal.ts'
import { type ConnectionFacts, isLoopback } from './connection.ts'
import { hostNames, isOurHost } from './own-origin.ts'
import type { Settings } from './settings.ts'

/** Headers that only something standing between browser and server adds. */
const relayed =
  /^(forwarded|via|client-ip|true-client-ip|proxy-.*|x-forwarded.*|x-real-.*|x-client-.*|x-cluster-.*|x-original-.*|x-originating-.*|x-remote-.*|x-host|x-proxy.*|x-envoy-.*|x-amz.*|x-azure-.*|x-arr-.*|x-appengine-.*|x-appservice-.*|x-ms-.*|x-vercel-.*|x-nf-.*|x-github-.*|x-codespaces.*|x-replit-.*|cf-.*|cdn-loop|fastly-.*|fly-.*|akamai-.*|incap-.*|tailscale-.*|ngrok-.*)$/

/**
 * Whether one-click sign-in may be offered to a request: only on made-up data, by a server bound to loopback and
 * behind nothing, to a browser on the same machine that calls it by a loopback name. Anything else, and anything not
 * known, is no.
 */
export function mayOfferDemonstration(
  connection: ConnectionFacts,
  settings: Pick<Settings, 'host' | 'publicUrl'>,
  facts: { readonly synthetic: boolean; readonly port: number },
): boolean {
  if (facts.synthetic !== true) return false
  if (!isLoopback(settings.host) || settings.publicUrl !== undefined) return false
  if (!isLoopback(connection.remoteAddress)) return false
  if (connection.localAddress !== undefined && !isLoopback(connection.localAddress)) return false
  // No browser has spoken HTTP/1.0 for decades; proxies still do, nginx unless told otherwise.
  if (connection.httpVersion === '1.0') return false
  if (Object.keys(connection.headers).some(name => relayed.test(name.toLowerCase()))) return false
  return isOurHost(connection.headers, hostNames(settings, facts.port))
}

const mark = 'demonstration:'

/** The id of a demonstration person; their sessions are worth something only where they could be started. */
export function demonstrationId(key: string): string {
  return mark + key
}

export function isDemonstration(principal: Principal): boolean {
  return principal.id.startsWith(mark)
}
