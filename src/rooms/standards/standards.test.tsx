import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { byId, standards } from '../../domain/standards/registry.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { StandardPage } from './pages/standard.tsx'
import { inForce } from './words.ts'
import { workExamples } from './worked-examples.ts'

describe('the catalogue', () => {
  it('links every standard', () => {
    const html = renderToString(<CataloguePage standards={standards} />)
    for (const each of standards) expect(html).toContain(`href="/standards/${each.id}"`)
  })
})

describe('the page of a standard', () => {
  it.each(standards)('of $id gives its rule and every example', standard => {
    const html = renderToString(<StandardPage standard={standard} />)
    expect(html).toContain('Who is covered')
    expect(html).toContain('Worked examples')
    expect(html).not.toContain('style=')
    const worked = workExamples(standard, englandAndWales)
    expect(new Set(worked.map(each => each.name))).toEqual(new Set(standard.examples.map(each => each.name)))
    for (const { name, expect: expected } of standard.examples) {
      const found = worked.filter(each => each.name === name)
      for (const [index, each] of expected.entries()) {
        if (each.state !== undefined) expect(found[index]?.state).toBe(each.state)
      }
    }
  })

  it('escapes what it is told', () => {
    const html = renderToString(<StandardPage standard={{ ...byId('CP-08'), title: '<script>alert(1)</script>' }} />)
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script>')
  })
})

describe('in-force dates', () => {
  it.each([
    [{ document: 'A', inForceFrom: '2018-07-04', inForceUntil: '2023-12-14' }, '4 Jul 2018 to 14 Dec 2023'],
    [{ document: 'A', inForceFrom: '2023-12-15' }, 'from 15 Dec 2023'],
    [{ document: 'A', inForceUntil: '2014' }, 'until 2014'],
    [{ document: 'A' }, 'not stated'],
  ])('%o reads %s', (source, words) => {
    expect(inForce(source)).toBe(words)
  })
})
