import type { LightMyRequestResponse } from 'fastify'
import { parseHTML } from 'linkedom'
import { mark } from './payloads.ts'

/** What is wrong with an answer to something hostile: each in a few words, none where all is well. */
export function wrongWith({
  statusCode,
  headers,
  body,
}: Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>) {
  const wrong: string[] = []
  if (statusCode >= 500) wrong.push(`answered ${statusCode}`)
  for (const [name, value] of Object.entries(headers)) {
    const isOwn = /injected/i.test(name) || (name === 'set-cookie' && /injected/i.test(String(value)))
    if (isOwn || /[\r\n\0]/.test(String(value))) wrong.push(`a header of its own: ${name}`)
  }
  const { location } = headers
  if (location !== undefined && !/^\/(?![/\\])[^\\\s]*$/.test(String(location))) wrong.push(`sent on to ${location}`)
  if (/syntax error|invalid (input syntax|byte)|sightline_app|node_modules|\bat .*\.tsx?:\d|root:x:0/i.test(body))
    wrong.push('tells of the inside')
  if (/zq7x(49|\$?\{?49)/.test(body)) wrong.push('a template was worked out')
  const type = String(headers['content-type'] ?? '')
  if (type.startsWith('text/html') && body.includes(mark)) wrong.push(...markupIn(body))
  if (type.startsWith('text/csv') && new RegExp(`(^|[,"\\n])=${mark}`).test(body)) wrong.push('a formula')
  return wrong
}

/** What of the text that was sent has become markup. */
function markupIn(html: string): string[] {
  const { document } = parseHTML(html)
  const wrong: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase()
    if (name === 'script' && element.textContent?.includes(mark)) wrong.push('a script')
    if (name.includes(mark)) wrong.push('an element')
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute) || attribute.includes(mark)) wrong.push(`an attribute ${attribute}`)
      if (!/^(href|src|action|formaction|data|content|style)$/.test(attribute)) continue
      if (attribute !== 'style' && /^\s*(javascript|data|vbscript):|^\s*[/\\]{2}/i.test(value))
        wrong.push(`an address ${value}`)
      if (name === 'img' && value.includes(mark)) wrong.push('a picture')
      if (attribute === 'style' && value.includes(mark)) wrong.push('a style')
    }
  }
  return wrong
}
