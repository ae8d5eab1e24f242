import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ssdTables } from '../../intake/formats/ssd/catalogue.ts'
import { type ImportedRow, writeSetting } from '../../store/index.ts'
import { type ChildHouse, openChildHouse, serveChild } from './testing.ts'

const long = 'x'.repeat(4000)
const kinds = {
  markup: `</title></svg></bdi>"'><script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style>`,
  'right to left': '\u202Eمرحبا\u202D \u2067שלום\u2066 evil',
  'four thousand letters': long,
  'four thousand words': 'ab '.repeat(1334),
} as const

/** A row of every table of the standard with the text in every column that takes one; dates stay dates. */
function rowsWith(text: string, childId: string): ImportedRow[] {
  return ssdTables
    .filter(each => each.ofChild)
    .flatMap(({ table, columns }, index) =>
      ['2019-03-04', '2019-05-08'].map((date): ImportedRow => {
        const data = columns.map(({ name, type }): [string, string] => {
          if (type === 'date' || type === 'datetime-text')
            return [name, /end|close|ceased|death/.test(name) ? '' : date]
          if (name === 'invo_professional_role_id' || type === 'flag') return [name, type === 'flag' ? 'Y' : text]
          return [name, text]
        })
        const filled = Object.fromEntries(data.filter(([, value]) => value !== ''))
        return {
          table,
          format: 'ssd',
          key: `${text.slice(0, 200)}|${date}|${index}`,
          childId,
          data: filled,
          fromBatch: 1,
        }
      }),
    )
}

describe("hostile text in every field of a child's rows", () => {
  let house: ChildHouse
  let served: Awaited<ReturnType<typeof serveChild>>
  let director: Awaited<ReturnType<typeof served.signIn>>

  beforeAll(async () => {
    const own = { worker: 'w1', unit: 'k' }
    const children = Object.keys(kinds)
    house = await openChildHouse(Object.fromEntries(children.map(each => [each, own])))
    for (const each of children) await house.hold(rowsWith(kinds[each as keyof typeof kinds], each))
    await writeSetting(house.store.db, '999', 'case-link', 'https://cases.example/{id}', { by: 'ana', at: new Date(0) })
    served = await serveChild(house, () => new Date('2019-06-20T09:00:00Z'))
    director = await served.signIn('director')
  })
  afterAll(async () => {
    await served?.app.close()
    await house?.close()
  })

  async function documentAt(url: string) {
    const answer = await director.get(url)
    expect(answer.statusCode, url).toBe(200)
    return parseHTML(answer.body).document
  }

  /** What would run, load or restyle; and addresses that lead anywhere but to us or the case system. */
  function dangersIn(document: Document): string[] {
    const dangers: string[] = []
    for (const each of document.querySelectorAll('*')) {
      const tag = each.tagName.toLowerCase()
      if (['img', 'iframe', 'object', 'embed', 'style', 'base', 'video'].includes(tag)) dangers.push(`<${tag}>`)
      if (tag === 'script' && !each.getAttribute('src')?.startsWith('/')) dangers.push('<script>')
      for (const { name, value } of each.attributes) {
        if (/^on|^style$|^srcdoc$/.test(name)) dangers.push(`${tag} ${name}`)
        if (
          ['href', 'action', 'src', 'formaction'].includes(name) &&
          !/^(?:\/(?!\/)|#|https:\/\/cases\.example\/)/.test(value)
        )
          dangers.push(`${tag} ${name}=${value.slice(0, 40)}`)
      }
    }
    return dangers
  }

  /** Text that no line can hold, outside what breaks, scrolls or is cut: it would widen the page. */
  function unbreakableIn(document: Document): string[] {
    const holds =
      '.sl-breaks, .sl-imported--long, .sl-identity, .sl-page-heading__words, .govuk-summary-list__value, .sl-table, svg, title, search'
    return [...document.querySelectorAll('body *')]
      .filter(each => each.children.length === 0 && /\S{60}/.test(each.textContent ?? ''))
      .filter(each => each.closest(holds) === null)
      .map(each => `${each.tagName} ${each.className}`)
  }

  it('would be noticed', () => {
    const { document } = parseHTML(
      `<html><body><p>${kinds.markup}</p><a href="javascript:1">${long}</a><b onclick="1" style=""></b></body></html>`,
    )
    expect(dangersIn(document)).toEqual(
      expect.arrayContaining(['<script>', '<img>', '<style>', 'img onerror', 'b onclick', 'b style']),
    )
    expect(dangersIn(document).join()).toContain('a href=javascript:1')
    expect(unbreakableIn(document)).toEqual(['A '])
  })

  describe.each(Object.entries(kinds))('%s', (childId, text) => {
    const start = `/children/${encodeURIComponent(childId)}`

    it.each(['', '?months=all', '/deadlines', '/record', '/record?table=contacts', '/access'])(
      'is text and nothing else on the page%s',
      async part => {
        const document = await documentAt(start + part)
        expect(dangersIn(document)).toEqual([])
        expect(unbreakableIn(document)).toEqual([])
        if (part === '/record') {
          // All of it is there to be read, just as it came.
          const cells = [...document.querySelectorAll('bdi')].filter(each => each.textContent === text)
          expect(cells.length).toBeGreaterThan(100)
        }
      },
    )

    it('is text and nothing else where each date is explained', async () => {
      const list = await documentAt(`${start}/deadlines`)
      const links = [...list.querySelectorAll('tbody td a')].map(each => each.getAttribute('href')!)
      expect(links.length).toBeGreaterThan(3)
      const kindsOfDate = new Map(links.map(each => [each.split('/')[4], each]))
      for (const link of kindsOfDate.values()) {
        const document = await documentAt(link)
        expect(dangersIn(document)).toEqual([])
        expect(unbreakableIn(document)).toEqual([])
      }
    })

    it('does not turn the text around it: it is set apart wherever it stands', async () => {
      const document = await documentAt(start)
      expect(document.querySelector('h1 bdi')!.textContent).toContain(text.trim().slice(0, 100))
    })
  })
})
