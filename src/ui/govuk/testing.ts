import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'

/** A published example of a GOV.UK component: the options given to its macro and the markup it makes of them. */
export interface Fixture {
  readonly name: string
  // biome-ignore lint/suspicious/noExplicitAny: options differ from component to component and are read in tests only
  readonly options: any
  readonly html: string
}

const folder = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

/** The published examples of one component. */
export function fixturesOf(component: string): Fixture[] {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`${component}/fixtures.json`, folder)), 'utf8')).fixtures
}

interface Plain {
  readonly nodeType: number
  readonly localName: string
  readonly textContent: string | null
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  readonly childNodes: Iterable<Plain>
}

/** Attributes that only Sightline has: they add to the published markup and change nothing of it. */
const ours = /^data-(label|scrolls|sort)$/

function lines(node: Plain, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (node.nodeType === 3) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim()
    return text === '' ? [] : [`${indent}${text}`]
  }
  if (node.nodeType !== 1) return []
  const attributes = [...node.attributes]
    .filter(each => !ours.test(each.name))
    .map(({ name, value }) => {
      const own = name === 'class' ? value.split(/\s+/).filter(each => each !== '' && !each.startsWith('sl-')) : [value]
      return `${name}="${own.toSorted().join(' ').trim()}"`
    })
    .toSorted()
  // The parser may cut one text into several; joined, they are the text that was written.
  const inside: string[] = []
  let text = ''
  const flush = () => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (words !== '') inside.push(`${indent}  ${words}`)
    text = ''
  }
  for (const each of node.childNodes) {
    if (each.nodeType === 3) text += each.textContent ?? ''
    else {
      flush()
      inside.push(...lines(each, depth + 1))
    }
  }
  flush()
  return [`${indent}<${[node.localName, ...attributes].join(' ')}>`, ...inside]
}

/** Markup as one element or text a line, attributes and classes in order, so that equal documents are equal text. */
export function normalised(html: string): string {
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`)
  return [...(document.body.childNodes as unknown as Iterable<Plain>)].flatMap(each => lines(each, 0)).join('\n')
}
