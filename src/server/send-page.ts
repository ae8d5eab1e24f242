import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { may } from '../domain/access/permissions.ts'
import { positionOf } from '../domain/access/position.ts'
import type { LinkTo } from '../ui/kit.ts'
import { renderDocument, renderMarkup } from '../ui/render.ts'
import { csrfFor } from './browser-token.ts'
import { errorPage, type Told } from './error-page.tsx'
import type { House } from './house.ts'
import type { PageReply } from './reply.ts'
import type { Settings } from './settings.ts'
import { visitOf } from './visit.ts'

/** The request header by which our own script asks for the inside of `<main>` only. */
const partialHeader = 'sightline-partial'

/** Whether our own script asks, for the body of the page alone. */
export function wantsPartial(request: FastifyRequest): boolean {
  return request.headers[partialHeader] !== undefined
}

/** Sends a page in its layout, or its body alone with the title in a header where our script asks so. */
export function sendPage(house: House, request: FastifyRequest, reply: FastifyReply, page: PageReply): FastifyReply {
  reply.code(page.status ?? (page.error ? 422 : 200))
  reply.header('content-type', 'text/html; charset=utf-8').header('vary', partialHeader)
  if (page.onward !== undefined) reply.header('refresh', `0;url=${page.onward}`)
  if (wantsPartial(request)) {
    reply.header('sightline-title', encodeURIComponent(page.title))
    reply.header('sightline-version', house.services.dataVersion())
    return reply.send(renderMarkup(page.body))
  }
  return reply.send(renderDocument(inLayout(house, request, reply, page)))
}

/** Sends the page for a request that cannot be answered, the same shape whatever the reason. */
export function sendError(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  told: Told = {},
): FastifyReply {
  const { title, body } = errorPage(status, request.id, told)
  try {
    return sendPage(house, request, reply, { kind: 'page', title, body, status, live: false })
  } catch (error) {
    // The layout itself has failed, perhaps because of what it failed to show: say it without one.
    request.log.error({ err: error }, 'The layout failed')
    return reply.code(status).header('content-type', 'text/html; charset=utf-8').send(plainDocument(title, body))
  }
}

function inLayout(house: House, request: FastifyRequest, reply: FastifyReply, page: PageReply): VNode {
  const { services, navigation } = house
  const { nonce, principal } = visitOf(request)
  const signedIn = principal && {
    person: {
      name: principal.name,
      role: positionOf(principal, services.organisation()),
      searches: may(principal, 'search-children'),
    },
    navigation: navigation
      .filter(each => may(principal, each.permission))
      .map(({ key, href, text }) => ({ href, text, current: key === page.current })),
    dataLine: services.dataLine(principal),
    breadcrumbs: page.breadcrumbs,
    idleMinutes: house.settings.sessionIdleMinutes,
  }
  return house.layout({
    title: page.title,
    nonce,
    csrf: csrfFor(house, request, reply),
    authority: services.authority.name,
    synthetic: services.authority.synthetic,
    live: page.live,
    error: page.error,
    footer: footerOf(house.settings),
    ...signedIn,
    children: page.body,
  })
}

function footerOf({ accessibilityStatement: href }: Settings): readonly LinkTo[] | undefined {
  return href === undefined ? undefined : [{ text: 'Accessibility statement', href }]
}

function plainDocument(title: string, body: VNode): string {
  return `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} - Sightline</title></head><body><main>${renderMarkup(body)}</main></body></html>`
}
