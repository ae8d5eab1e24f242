import type { FastifyReply, FastifyRequest } from 'fastify'
import { assetUrls } from '../../ui/assets.ts'
import { finishPath } from './provider-routes.tsx'

/** What a provider's answer consists of; whatever else hangs on the address is left behind. */
const parts = ['code', 'state', 'iss', 'error'] as const

/**
 * Takes a browser that the provider has sent back on to where signing in is finished. A browser that comes from another
 * site brings no same-site cookie, and would be a stranger; from this page of ours it goes on as itself. No cookie is
 * set here, so that it keeps the one it has.
 */
export async function sendOn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = request.query as Record<string, unknown>
  const kept = parts.flatMap(each => (typeof query[each] === 'string' ? [[each, query[each]] as [string, string]] : []))
  const to = `${finishPath}?${new URLSearchParams(kept)}`
  const { stylesheet } = assetUrls()
  const style = stylesheet === undefined ? '' : `<link rel="stylesheet" href="${stylesheet}">`
  const href = to.replaceAll('&', '&amp;')
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('refresh', `0;url=${to}`)
    .send(
      `<!DOCTYPE html><html lang="en-GB" class="govuk-template"><head><meta charset="utf-8"><title>Signing you in - Sightline</title><meta name="viewport" content="width=device-width, initial-scale=1">${style}</head><body class="govuk-template__body"><div class="govuk-width-container"><main class="govuk-main-wrapper"><h1 class="govuk-heading-l">Signing you in</h1><p class="govuk-body"><a class="govuk-link" href="${href}">Continue to Sightline</a></p></main></div></body></html>`,
    )
}
