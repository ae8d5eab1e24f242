import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { dimensions } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import { isAverage } from '../../domain/indicators/indicator.ts'
import { findIndicator, indicators } from '../../domain/indicators/registry.ts'
import { workingDays } from '../../domain/standards/interval.ts'
import { setStandards, unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { csvOf, hrefWith } from '../../ui/index.ts'
import { breakdownTable, listTable } from './as-tables.ts'
import { compareQuery, exploreQuery, selectionsIn, sideOf, toggled, whereOf } from './asked.ts'
import { journey, ofStandard, standardIndicator } from './catalogue.ts'
import { comparedRows } from './comparison.ts'
import { fieldKey, fieldNamed, fieldTitles } from './fields.ts'
import { labelsOf } from './labels.ts'
import { numberOf, shareOf, unitOf } from './numbers.ts'
import { Breakdown } from './pages/breakdown.tsx'
import { ChoosePage } from './pages/choose.tsx'
import { ofChildren } from './pages/explore.tsx'
import { Selections } from './pages/fields.tsx'
import { RecordingPage } from './pages/recording.tsx'
import type { Exploration } from './reading.ts'
import { readyMadeFor } from './ready-made.ts'

const hostile = '"><script>alert(1)</script>'

function parsed(address: string) {
  const query: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(address.split('?')[1] ?? '')) {
    const held = query[name]
    query[name] = held === undefined ? value : [held, value].flat()
  }
  return exploreQuery.parse(query)
}

describe('an address', () => {
  const anyValue = fc
    .string({ unit: 'binary', maxLength: 30 })
    .filter(each => each.isWellFormed() && each !== 'not-known')
  const anyWhere = fc
    .uniqueArray(fc.constantFrom(...dimensions), { maxLength: 5 })
    .chain(chosen =>
      fc.record(
        Object.fromEntries(chosen.map(each => [each, fc.uniqueArray(anyValue, { minLength: 1, maxLength: 4 })])),
      ),
    )

  it('holds any selections, whatever their values say', () => {
    fc.assert(
      fc.property(anyWhere, where => {
        const address = hrefWith('/explore', { indicator: 'overdue', ...selectionsIn(where) })
        expect(whereOf(parsed(address), dimensions)).toEqual({ where, without: [] })
      }),
    )
  })

  it('puts a value in and takes it out again', () => {
    fc.assert(
      fc.property(anyWhere, fc.constantFrom(...dimensions), anyValue, (where, dimension, value) => {
        const once = toggled(where, dimension, value)
        expect(once[dimension]?.includes(value) ?? false).toBe(!where[dimension]?.includes(value))
        const twice = toggled(once, dimension, value)
        expect(new Set(twice[dimension])).toEqual(new Set(where[dimension]))
      }),
    )
  })

  it('says which fields the measure does not have', () => {
    expect(whereOf(parsed('/explore?state=overdue&unit=U1'), ['unit', 'sex'])).toEqual({
      where: { unit: ['U1'] },
      without: ['state'],
    })
  })

  it('refuses a view or a field that there is not', () => {
    expect(() => parsed('/explore?show=everything')).toThrow()
    expect(() => parsed('/explore?by=name')).toThrow()
    expect(() => parsed(`/explore?unit=${'x'.repeat(300)}`)).toThrow()
  })
})

describe('the fields', () => {
  it('each have a heading and a name in addresses that leads back to them', () => {
    for (const each of dimensions) {
      expect(fieldNamed(fieldKey(each))).toBe(each)
      expect(fieldTitles[each]).toMatch(/^[A-Z]/)
    }
  })

  it('call values by their names, codes by their words, and what is missing by what it means', () => {
    const labelOf = labelsOf(organisation, unsetStandards, 20_783)
    expect(labelOf('unit', 'U1')).toBe('Unit Kite')
    expect(labelOf('service', 'S2')).toBe('Corporate Parenting')
    expect(labelOf('worker', 'w1')).toBe('Kit Example')
    expect(labelOf('worker', '')).toBe('Nobody: unallocated')
    expect(labelOf('standard', 'CN-04')).toBe('Child in need seen every 20 working days')
    expect(labelOf('state', 'due-soon')).toBe('Due soon')
    expect(labelOf('month', '2026-11')).toBe('November 2026')
    expect(labelOf('ethnicity', 'WBRI')).toBe('White British')
    expect(labelOf('primary need', 'XX')).toBe('XX')
    expect(labelOf('sex', '')).toBe('Not known')
    expect(labelOf('worker', 'constructor')).toBe('constructor')
    expect(labelOf('standard', 'XX-01')).toBe('XX-01')
  })

  it('call a standard as the authority has set it on the day, and in a list as it was set for the deadline', () => {
    const said = { reason: '', setBy: '', approvedBy: '', setAt: new Date(0) }
    const from = day('2026-11-02')
    const standards = setStandards([{ standardId: 'CN-04', from, interval: workingDays(10), ...said }])
    const named = (on: string) => labelsOf(organisation, standards, day(on))('standard', 'CN-04')
    expect(named('2026-11-01')).toBe('Child in need seen every 20 working days')
    expect(named('2026-11-26')).toBe('Child in need seen every 10 working days')
    const today = day('2026-11-26')
    const told = {
      ...{ indicator: findIndicator('overdue')!, asAt: { day: today, today, on: undefined }, by: [], standards },
      labelOf: labelsOf(organisation, standards, today),
    }
    const row = (triggerOn: string, dueOn: string) =>
      ({ childId: 'c1', cells: { standard: 'CN-04', triggerOn: day(triggerOn), dueOn: day(dueOn) } }) as never
    const rows = [row('2026-09-01', '2026-09-29'), row('2026-11-10', '2026-11-24')]
    expect(csvOf(listTable(told, rows, { organisation, names: new Map() }))).toMatch(
      /every 20 working days.*\r\n.*every 10 working days/,
    )
  })

  it('show values as text, whatever they are', () => {
    const html = renderToString(
      <Selections
        where={{ worker: [hostile] }}
        selecting={() => '/explore'}
        labelOf={labelsOf(organisation, unsetStandards, 20_783)}
      />,
    )
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script')
  })
})

describe('the measures to choose from', () => {
  it('are all there are, each once', () => {
    const listed = journey.flatMap(({ indicators: some, standards }) => [
      ...some,
      ...standards.flatMap(({ id }) => ofStandard.map(what => standardIndicator(id, what)!)),
    ])
    const kept = indicators.filter(({ id }) => !/\.(due-later|no-data)$/.test(id))
    expect(listed.map(each => each.id).sort()).toEqual(kept.map(each => each.id).sort())
  })

  it('and the questions often asked are of measures there are, of the reader’s own part', () => {
    const asked = readyMadeFor({ place: { kind: 'service', service: 'S1' } })
    for (const { href } of asked) {
      const query = parsed(href)
      expect(findIndicator(query.indicator!)).toBeDefined()
      expect(query.service).toEqual(['S1'])
    }
    const html = renderToString(<ChoosePage readyMade={asked} />)
    expect(html).toContain('open 15 months or more and not visited within the standard')
  })
})

it('what a child is open for is called as on the child’s own page', () => {
  const label = labelsOf(organisation, unsetStandards, 20_783)
  expect(['protection plan', 'looked after'].map(each => label('status', each))).toEqual([
    'Child protection plan',
    'Looked after',
  ])
})

describe('numbers', () => {
  const value = { numerator: 12, denominator: 175, value: 12 / 175, notKnown: 0 }

  it('are counts before shares, and medians in their own unit', () => {
    expect(numberOf(findIndicator('overdue')!, value)).toBe('12 deadlines')
    expect(numberOf(findIndicator('in-time')!, value)).toBe('12 of 175 (7%)')
    const median = indicators.find(each => isAverage(each.measure))!
    expect(numberOf(median, { ...value, value: 43 })).toBe(`43 ${median.unit}`)
    expect(numberOf(median, { ...value, value: undefined })).toBe('too few to judge')
    expect(unitOf('children looked after', 1)).toBe('child looked after')
    expect(unitOf('enquiries', 1)).toBe('enquiry')
    expect(unitOf('working days', 1)).toBe('working day')
    expect(unitOf('deadlines', 0)).toBe('deadlines')
  })

  it('of too few are not judged in the table nor above it, nor where they are saved', () => {
    const few = { numerator: 9, denominator: 19, value: 9 / 19, notKnown: 0 }
    const inTime = findIndicator('in-time')!
    expect(shareOf(few)).toBe('too few to judge')
    expect(numberOf(inTime, few)).toBe('9 of 19 (too few to judge)')
    expect(shareOf({ ...few, denominator: 20 })).toBe('45%')
    const told = { indicator: inTime, asAt: { day: 20_783, today: 20_783, on: undefined }, by: ['worker' as const] }
    const csv = csvOf(
      breakdownTable({ ...told, labelOf: labelsOf(organisation, unsetStandards, 20_783) }, [{ keys: ['w1'], ...few }]),
    )
    expect(csv).toMatch(/,9,19,\s*$/)
    const median = indicators.find(each => isAverage(each.measure))!
    expect(numberOf(median, { ...few, denominator: 4, value: 43 })).toBe('too few to judge')
  })

  it('say of how many children they are once, and only where they do not say so themselves', () => {
    const inTime = findIndicator('in-time')!
    expect(ofChildren(inTime, { children: 20, denominator: 98 })).toBe(': deadlines of 20 children')
    expect(ofChildren(findIndicator('overdue')!, { children: 1, denominator: 3 })).toBe(' of 1 child')
    expect(ofChildren(findIndicator('I-46')!, { children: 69, denominator: 69 })).toBe('')
  })

  it('are saved with the words of the page, and a formula is made harmless', () => {
    const told = {
      indicator: findIndicator('in-time')!,
      asAt: { day: 20_783, today: 20_783, on: undefined },
      by: ['worker' as const],
      labelOf: labelsOf(organisation, unsetStandards, 20_783),
    }
    const csv = csvOf(
      breakdownTable(told, [
        { keys: ['=1+1'], ...value },
        { keys: [''], ...value, denominator: 0 },
      ]),
    )
    expect(csv.trim().split('\r\n')).toEqual(['Worker,Counted,Of,Share', expect.stringMatching(/^'=1\+1,12,175,0\.06/)])
  })
})

describe('two selections', () => {
  it('have each value that either has, in the order of the field', () => {
    const group = (key: string, numerator: number) => ({
      keys: [key],
      numerator,
      denominator: numerator,
      value: numerator,
      notKnown: 0,
    })
    const rows = comparedRows(
      ['age band'],
      [group('1 to 4', 2), group('unborn', 1), group('10 to 15', 0)],
      [group('under 1', 5), group('1 to 4', 3), group('', 1)],
    )
    expect(rows.map(({ keys, first, second }) => [keys[0], first?.numerator, second?.numerator])).toEqual([
      ['unborn', 1, undefined],
      ['under 1', undefined, 5],
      ['1 to 4', 2, 3],
      ['', undefined, 1],
    ])
  })

  it('are told apart in an address, and take what a form adds to either', () => {
    const query = compareQuery.parse({
      indicator: 'overdue',
      unit: 'a',
      'b-unit': ['b', 'c'],
      'b-add': 'worker:x:y',
      add: 'unit:a',
    })
    expect(whereOf(sideOf(query, 'first'), dimensions).where).toEqual({ unit: ['a'] })
    expect(whereOf(sideOf(query, 'second'), dimensions).where).toEqual({ unit: ['b', 'c'], worker: ['x:y'] })
    for (const add of ['constructor:x', 'nonsense', 'unit:'])
      expect(whereOf(sideOf({ ...query, add }, 'first'), dimensions).where).toEqual({ unit: ['a'] })
  })
})

describe('how long until it is recorded', () => {
  it('has a median from five events on, and says of fewer that they are too few', () => {
    const headed = (events: number) => {
      const all = { events, median: 3, quartiles: [1, 6], longest: 9 } as const
      const lag = { all, byUnit: [], byKind: [], ahead: 0 }
      return renderToString(<RecordingPage lag={lag} organisation={organisation} mayExport={false} />)
    }
    expect(headed(5)).toContain('3 days at the median')
    expect(headed(5)).toContain('Of 5 events; the middle half from 1 day to 6 days.')
    expect(headed(4)).toContain('4 events: too few to judge')
    expect(headed(4)).not.toMatch(/median<|middle half from/)
  })
})

it('a breakdown by month sorted by month goes by the calendar, not by the names of months', () => {
  const keys = ['2026-01', '2026-04', '2026-02', '2026-11', '']
  const shown = (order?: 'descending') => {
    const exploration = {
      address: () => '/explore',
      selecting: () => '/explore',
      association: {
        fields: [],
        groups: keys.map(key => ({ keys: [key], numerator: 1, denominator: 1, value: 1 })),
        answer: { denominator: 5 },
      },
      by: ['month'],
      indicator: findIndicator('I-03')!,
      query: { sort: 'month', order },
      labelOf: labelsOf(organisation, unsetStandards, day('2026-11-28')),
      where: {},
      mayList: false,
    } as unknown as Exploration
    const html = renderToString(<Breakdown exploration={exploration} />)
    return [...html.matchAll(/data-swap-link[^>]*>([^<]+)</g)].map(each => each[1])
  }
  const months = ['January 2026', 'February 2026', 'April 2026', 'November 2026']
  expect(shown()).toEqual([...months, 'Not known'])
  expect(shown('descending')).toEqual([...months.toReversed(), 'Not known'])
})
