import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { catalogueOfIndicators, catalogueOfStandards } from '../../domain/catalogue/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import { workingDays } from '../../domain/standards/interval.ts'
import { setStandards, unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { byId, standards, standardsNotComputed } from '../../domain/standards/registry.ts'
import { stageOf } from '../../domain/standards/stage-of.ts'
import type { Coverage } from '../../domain/standards/state.ts'
import { indicatorsQuery, standardsQuery } from './asked.ts'
import { chosenIndicators, chosenStandards, listStandards } from './listed.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { IndicatorPage } from './pages/indicator.tsx'
import { IndicatorsPage } from './pages/indicators.tsx'
import { NotComputedPage } from './pages/not-computed.tsx'
import { StandardPage } from './pages/standard.tsx'
import { suppliedOf } from './supplied.ts'
import { inForce } from './words.ts'
import { workExamples } from './worked-examples.ts'

const coverage: Coverage = new Map([['conferences', day('2020-04-01')]])
const listed = listStandards(standards, coverage)
const ids = (query: object) => chosenStandards(listed, standardsQuery.parse(query)).map(each => each.entry.id)

describe('the catalogue', () => {
  it('links every standard and indicator, worked out or not', () => {
    const html = renderToString(<CataloguePage listed={listed} query={standardsQuery.parse({})} />)
    for (const each of catalogueOfStandards()) expect(html).toContain(`href="/standards/${each.id}"`)
    const measures = renderToString(<IndicatorsPage query={indicatorsQuery.parse({})} />)
    for (const each of catalogueOfIndicators()) expect(measures).toContain(`href="/indicators/${each.id}"`)
  })

  it.each([
    [{ standing: 'supplied' }, ['CP-03']],
    [{ standing: 'not-worked-out', stage: 'missing' }, ['MS-03']],
    [{ stage: ['private-fostering', 'missing'], basis: 'local' }, ['MS-02', 'PF-04']],
    [{ words: 'return interview HOURS' }, ['MS-01']],
    [{ words: 'local authority’s approval' }, []],
    [{ words: 'lp-1', standing: 'not-worked-out' }, ['LP-12', 'LP-13', 'LP-14', 'LP-15']],
    [{ words: '<script>' }, []],
  ])('narrowed by %o has %o', (query, expected) => {
    expect(ids(query)).toEqual(expected)
  })

  it('is narrowed by data never supplied, and each says what would bring it', () => {
    expect(ids({ standing: 'never-supplied' })).toHaveLength(standards.length - 1)
    const html = renderToString(<CataloguePage listed={listed} query={standardsQuery.parse({ stage: 'missing' })} />)
    expect(html).toContain('href="/imports/templates/return_interviews"')
    expect(html).toContain('never supplied')
  })

  it('of indicators is narrowed in the same way', () => {
    const found = (query: object) => chosenIndicators(indicatorsQuery.parse(query)).map(each => each.id)
    expect(found({ standing: 'not-worked-out' })).toEqual(['I-76', 'I-70', 'I-72'])
    expect(found({ words: 'development checks' })).toEqual(['I-56'])
  })

  it('shows a word looked for as text, and how to take it away', () => {
    const html = renderToString(<CataloguePage listed={listed} query={standardsQuery.parse({ words: '"><script>' })} />)
    expect(html).not.toContain('<script>')
    expect(html).toContain('No standard is as the filters ask')
  })
})

describe('the page of a standard', () => {
  it.each(standards)('of $id gives its rule and every example', standard => {
    const html = renderToString(<StandardPage standard={standard} supplied={suppliedOf(standard, coverage)} />)
    for (const text of ['Who is covered', 'Exceptions', 'Good practice', 'An auditor asks', 'Judged on']) {
      expect(html).toContain(text)
    }
    expect(html).toContain('Worked examples')
    expect(html).toContain(`href="/indicators/${standard.measuredBy}"`)
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

  it('says since when its evidence is supplied, and otherwise what would bring it', () => {
    const shown = (id: string) => {
      const html = renderToString(<StandardPage standard={byId(id)} supplied={suppliedOf(byId(id), coverage)} />)
      return html.replaceAll(/<[^>]*>/g, '')
    }
    expect(shown('CP-03')).toContain('Conferences, supplied since 1 Apr 2020.')
    expect(shown('CP-06')).toContain('Core groups, never supplied. Until it is')
    expect(shown('CP-06')).toContain('It comes in sightline_core_groups.csv.')
    expect(shown('OV-04')).toContain('Chronologies, never supplied.')
    expect(shown('LH-01')).toContain('It comes in the extract, or in sightline_health_assessments.csv.')
  })

  it('escapes what it is told', () => {
    const standard = { ...byId('CP-08'), title: '<script>alert(1)</script>' }
    const html = renderToString(<StandardPage standard={standard} supplied={suppliedOf(standard, coverage)} />)
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script>')
  })

  it.each(standardsNotComputed)('of $id, which is not worked out, says what is missing', entry => {
    const html = renderToString(<NotComputedPage entry={entry} stage={stageOf(entry.id)} what="standard" />)
    expect(html).toContain('What is missing')
  })
})

describe('the page of an indicator', () => {
  const shown = (
    id: string,
    current?: Parameters<typeof IndicatorPage>[0]['current'],
    mayList = false,
    set = unsetStandards,
  ) =>
    renderToString(
      <IndicatorPage
        indicator={indicatorById(id)}
        belongsTo="Assessment"
        {...{ current, mayList, set }}
        today={day('2026-11-26')}
      />,
    )

  it('gives its definition, its standards, what is published of it and how that is known', () => {
    const html = shown('I-07')
    expect(html).toContain('Higher is better')
    expect(html).toContain('year to 31 Mar 2019')
    expect(html).toContain('63.2%')
    expect(html).toContain('worked out from counts in the source')
    expect(html).not.toContain('As at')
    expect(shown('I-24')).toContain('Figures marked as from memory')
    expect(shown('I-36')).toContain('href="/standards/CP-07"')
    expect(shown('I-29.ended')).toContain('href="/indicators/I-29"')
    expect(shown('I-01')).toContain('No published figure is held')
  })

  it('calls a standard as the authority has set it', () => {
    const said = { reason: '', setBy: '', approvedBy: '', setAt: new Date(0) }
    const set = setStandards([{ standardId: 'CN-04', from: day('2026-11-02'), interval: workingDays(10), ...said }])
    expect(shown('I-46.visited')).toContain('every 20 working days (CN-04)')
    expect(shown('I-46.visited', undefined, false, set)).toContain('every 10 working days (CN-04)')
  })

  it('leads from today’s number to where it can be cut, and to its children only whoever may list them', () => {
    const current = {
      words: '83 of 98 (85%)',
      on: day('2026-11-26'),
      leftOut: [{ count: 2, why: 'length cannot be worked out' }],
    }
    expect(shown('I-07', current)).toContain('/explore?indicator=I-07')
    expect(shown('I-07', current)).not.toContain('show=children')
    expect(shown('I-07', current, true)).toContain('show=children')
    expect(shown('I-07', current)).toContain('As at Thu 26 Nov 2026')
    expect(shown('I-07', current)).toContain('Left out: 2 (length cannot be worked out).')
    expect(shown('I-07', current, true)).toContain(
      'href="/explore?indicator=I-07&amp;show=children&amp;which=left-out&amp;why=1">2<',
    )
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
