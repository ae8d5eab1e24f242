import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { type DueItem, dueBands } from '../../analysis/index.ts'
import { day } from '../../domain/calendar/day.ts'
import type { WordsAsked } from '../../domain/oversight/words-asked.ts'
import { setStandards, unsetStandards } from '../../domain/standards/local/set-standards.ts'
import { organisation } from '../../server/testing.tsx'
import { csvOf } from '../../ui/index.ts'
import type { View } from '../live/index.ts'
import { asCalendar } from './as-calendar.ts'
import { asTable } from './as-table.ts'
import { askedOf, bandKey, dueQuery } from './asked.ts'
import { DueChosen, DueFilter } from './pages/due-filter.tsx'
import { DueTable } from './pages/due-table.tsx'
import { NoneTickedPage } from './pages/none-ticked.tsx'
import { sorted } from './queries.ts'
import { childOf, keyOf, selectedOf } from './selected.ts'
import { doItBy, howLongAgo } from './words.ts'

const today = day('2026-11-26')
const hostile = '<script>alert("x")</script>'

const item = (given: Partial<DueItem> = {}): DueItem => ({
  childId: 'c/1',
  standardId: 'CP-09',
  subject: 'pl 1',
  ordinal: 2,
  triggerOn: day('2026-05-20'),
  dueOn: day('2026-11-20'),
  workOn: day('2026-11-18'),
  state: 'overdue',
  band: 'overdue',
  workingDaysLate: 4,
  unit: 'U1',
  worker: 'w1',
  lastSeenOn: day('2026-11-01'),
  ...given,
})

const anyItem = fc
  .record({
    childId: fc.string({ unit: 'binary', minLength: 1 }).filter(each => each.isWellFormed()),
    subject: fc.string({ unit: 'binary' }).filter(each => each.isWellFormed()),
    ordinal: fc.integer({ min: 1, max: 9 }),
    standardId: fc.constantFrom('CP-09', 'CP-11', 'AS-01'),
    band: fc.constantFrom(...dueBands),
    workOn: fc.integer({ min: today - 20, max: today + 20 }),
  })
  .map(item)

describe('an address of the list', () => {
  const asked = (query: Record<string, unknown>) => askedOf(dueQuery.parse(query), {})

  it('asks for what to do first where it says nothing', () => {
    expect(asked({}).bands).toEqual(new Set(['overdue', 'today', 'this week', 'next two weeks']))
    expect(asked({ part: '', standard: '', state: '' }).standards).toBeUndefined()
  })

  it('asks for the bands it names, one or several, and for no other', () => {
    expect(asked({ band: 'no-data' }).bands).toEqual(new Set(['no data']))
    expect(asked({ band: ['this-week', 'overdue', 'never'] }).bands).toEqual(new Set(['overdue', 'this week']))
    expect(dueBands.map(bandKey)).not.toContain('this week')
  })

  it('asks for a state or a window whenever it is due', () => {
    expect(asked({ state: 'due-soon' })).toMatchObject({ bands: undefined, states: new Set(['due-soon']) })
    expect(asked({ within: '5' })).toMatchObject({ bands: undefined, withinWorkingDays: 5 })
    expect(asked({ by: '2026-11-27' })).toMatchObject({ bands: undefined, doneBy: day('2026-11-27') })
    expect(asked({ within: '5', band: 'today' })).toMatchObject({ bands: new Set(['today']), withinWorkingDays: 5 })
  })

  it.each([{ state: 'late' }, { by: 'friday' }, { within: '9' }, { sort: 'name' }, { page: '0' }, { page: 'x' }])(
    'is not %o',
    query => {
      expect(dueQuery.safeParse(query).success).toBe(false)
    },
  )
})

describe('ticked rows', () => {
  it('are found again among what is due, by keys that cannot run together', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: keyOf, maxLength: 8 }), items => {
        const ticked = items.filter((_, index) => index % 2 === 0)
        expect(selectedOf(items, new Set(ticked.map(keyOf)))).toEqual(ticked)
        for (const each of items) expect(childOf(keyOf(each))).toBe(each.childId)
      }),
    )
  })

  it.each(['', 'c', 'a/b', 'a/b/c/d/e', '%/CP-09/1/x'])('are not %j', key => {
    expect(childOf(key)).toBeUndefined()
  })
})

it('names the times that its rows were judged by, where a new one was set since', () => {
  const change = { standardId: 'CN-04', from: today, interval: { count: 10, unit: 'working day' } } as const
  const standards = setStandards([{ ...change, reason: '', approvedBy: 'Dee', setBy: 'Quinn', setAt: new Date(0) }])
  const chosen = { title: 'All', path: [], part: {}, query: {}, below: [] }
  const view = { chosen, asAt: { day: today, today, on: undefined }, isOwn: true, standards } as unknown as View
  const tag = (items: readonly DueItem[]) => {
    const query = dueQuery.parse({ standard: 'CN-04' })
    const reading = { view, query, items, list: { items } as never, address: () => '/due' }
    return renderToString(<DueChosen reading={reading} />)
  }
  const before = item({ standardId: 'CN-04', triggerOn: day('2026-10-01'), dueOn: day('2026-10-29') })
  expect(tag([])).toContain('every 10 working days')
  expect(tag([])).not.toContain('the time set before')
  expect(tag([before])).toContain('every 10 working days, or the time set before')
})

it('says below the choice of who holds the case, not cut off in it, that a unit comes first', () => {
  const chosen = { title: 'All', path: [], part: {}, query: {}, below: [] }
  const asAt = { day: today, today, on: undefined }
  const view = { chosen, asAt, isOwn: false, standards: unsetStandards } as unknown as View
  const reading = { view, query: dueQuery.parse({}), items: [], list: { items: [] } as never, address: () => '/due' }
  const html = renderToString(<DueFilter {...{ reading, organisation }} scope={{ kind: 'authority' }} />)
  expect(html).toMatch(/govuk-hint">\s*Choose a unit first/)
  expect(html).toContain('>Anyone</option>')
})

it('leads back to the list as it was asked for where nothing was ticked', () => {
  const html = renderToString(<NoneTickedPage back="/due?band=overdue&page=2" />)
  expect(html).toContain('class="govuk-back-link" href="/due?band=overdue&amp;page=2"')
  expect(html).toContain('govuk-error-summary')
})

describe('sorting', () => {
  it('stays within the bands, and puts what is not known last whichever way round', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 12 }), fc.boolean(), (items, descending) => {
        const by = (each: DueItem) => (each.workOn % 3 === 0 ? undefined : each.workOn)
        const found = sorted(items, by, descending)
        expect(found).toHaveLength(items.length)
        for (const [index, each] of found.entries()) {
          const next = found[index + 1]
          if (next === undefined) continue
          const bands = dueBands.indexOf(each.band) - dueBands.indexOf(next.band)
          expect(bands).toBeLessThanOrEqual(0)
          const [a, b] = [by(each), by(next)]
          if (bands !== 0 || b === undefined) continue
          expect(a).toBeDefined()
          expect(descending ? b - a! : a! - b).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

describe('how long ago', () => {
  it.each([
    ['2026-11-26', 'that day'],
    ['2026-11-25', '1 day ago'],
    ['2026-09-27', '60 days ago'],
    ['2026-09-26', '2 months ago'],
    ['2024-11-27', '23 months ago'],
    ['2024-11-26', '2 years ago'],
    ['2012-01-01', '14 years ago'],
  ])('%s is %s', (then, words) => {
    expect(howLongAgo(day(then), today)).toBe(words)
  })
})

describe('what falls due on a day that nobody works', () => {
  it.each([
    // Today is a Thursday; the Saturday after is the 28th.
    ['2026-11-26', 'do it by Fri 27 Nov 2026'],
    ['2026-11-27', 'do it by Fri 27 Nov 2026'],
    ['2026-11-28', 'today is the last day'],
  ])('on %s: %s', (on, words) => {
    expect(doItBy(day('2026-11-28'), day('2026-11-27'), day(on))).toBe(words)
  })

  it('on the Saturday for the Sunday, names no day that is past', () => {
    expect(doItBy(day('2026-11-29'), day('2026-11-27'), day('2026-11-28'))).toBe('no working day is left before it')
  })
})

describe('a row', () => {
  const html = (given: Partial<DueItem> = {}, wordsAsked: WordsAsked = () => undefined) =>
    renderToString(
      <DueTable
        wordsAsked={wordsAsked}
        items={[item(given)]}
        names={new Map([['c/1', hostile]])}
        organisation={organisation}
        standards={unsetStandards}
        day={today}
        today={today}
        tick="deadline"
      />,
    )

  it('says what, why, when, how late, who and when last seen, with the ways to the child and to the law', () => {
    const row = html()
    expect(row).toContain('Later review conferences every six months')
    expect(row).toContain('Last reviewed 20 May 2026. The next review is due within 6 months.')
    expect(row).toContain('6 days late')
    expect(row).toContain('by custom')
    expect(row).toContain('Kit Example')
    expect(row).toContain('Unit Kite')
    expect(row).toContain('25 days ago')
    expect(row).toContain('href="/children/c%2F1"')
    expect(row).toContain('href="/children/c%2F1/deadlines/CP-09/2?subject=pl+1"')
    expect(row).toContain('value="c%2F1/CP-09/2/pl%201"')
    expect(row).not.toContain('<script')
  })

  it('says first what was asked for, and beneath it the standard', () => {
    const row = html({ standardId: 'OV-14' }, () => `See the child alone ${hostile}`)
    expect(row).toMatch(/<strong[^>]*><bdi>See the child alone .*<span class="sl-quiet">Direction done by its day/s)
    expect(row).not.toContain('<script')
  })

  it('stands under the groups of the list, or as a page calls them, those called the same as one', () => {
    const grouped = (titles?: Parameters<typeof DueTable>[0]['titles']) =>
      renderToString(
        <DueTable
          {...{ organisation, day: today, today, names: new Map(), standards: unsetStandards }}
          {...(titles && { titles })}
          items={[item({ band: 'this week' }), item({ band: 'next two weeks', subject: 'other' })]}
          wordsAsked={() => undefined}
        />,
      )
    expect(grouped()).toContain('In the two weeks after this week: 1')
    expect(grouped({ 'this week': 'By Friday', 'next two weeks': 'By Friday' })).toContain('By Friday: 2')
  })

  it('calls nobody unallocated where nothing supplied tells who holds whom', () => {
    const nobody = item({ worker: undefined })
    const held = (told: typeof organisation) => {
      const shown = { organisation: told, names: new Map(), wordsAsked: () => undefined }
      const row = renderToString(
        <DueTable {...shown} items={[nobody]} standards={unsetStandards} day={today} today={today} />,
      )
      const file = csvOf(asTable([nobody], today, told, new Map(), unsetStandards, () => undefined))
      return [row, file].map(each => ['Unallocated', 'Not known'].filter(words => each.includes(words)))
    }
    expect(held(organisation)).toEqual([['Unallocated'], ['Unallocated']])
    expect(held({ ...organisation, holdersUnknown: true })).toEqual([['Not known'], ['Not known']])
  })

  it('shows no red where nothing is late', () => {
    const row = html({ state: 'due-soon', band: 'today', dueOn: today, workOn: today })
    expect(row).not.toMatch(/sl-state--overdue|sl-late/)
    expect(html({ state: 'no-data', band: 'no data' })).not.toMatch(/sl-state--overdue|sl-late/)
  })

  it('says so where nobody holds the case and nobody was seen', () => {
    const row = html({ worker: undefined, unit: undefined, lastSeenOn: undefined })
    expect(row).toContain('<strong>Unallocated</strong>')
    expect(row).toContain('Unit not known')
    expect(row).toContain('never recorded')
  })
})

describe('a file of what is due', () => {
  it('has what the page shows, a formula in a name made harmless', () => {
    const csv = csvOf(
      asTable([item()], today, organisation, new Map([['c/1', '=HYPERLINK("x")']]), unsetStandards, () => '=cmd()'),
    )
    const [head, row] = csv.split('\r\n')
    expect(head).toBe(
      'Group,Child,Child id,Standard,What,Asked for,Why,Due,Customary date,State,How late,Days late,Working days late,Late counted from,Worker,Unit,Last seen',
    )
    expect(row).toContain(`Overdue,"'=HYPERLINK(""x"")",c/1,CP-09,`)
    expect(row).toContain(",'=cmd(),")
    expect(row).toContain(',2026-11-20,2026-11-18,Overdue,6 days late,6,4,,Kit Example,Unit Kite,2026-11-01')
  })

  it('counts from when it was late whatever went before, where it fell due before what is supplied begins', () => {
    const late = item({ dueOn: day('2026-02-16'), workOn: day('2026-02-16'), lateAfter: day('2026-11-20') })
    const [, row] = csvOf(asTable([late], today, organisation, new Map(), unsetStandards, () => undefined)).split(
      '\r\n',
    )
    expect(row).toContain(',2026-02-16,,Overdue,6 days late,6,4,2026-11-20,')
  })
})

describe('a calendar of what is due', () => {
  const at = new Date(0)
  const standards = unsetStandards
  const made = { authority: '999', standards, origin: 'https://sightline.example', day: today, at, version: 3 }
  const unfolded = (items: DueItem[]) => asCalendar(items, made).replaceAll('\r\n ', '')

  it('names the standard and the child by id, and leads back to the child', () => {
    const text = unfolded([item({ state: 'due-soon', band: 'this week', dueOn: today + 3, workOn: today + 2 })])
    expect(text).toContain('SUMMARY:Later review conferences every six months (child c/1)')
    expect(text).toContain('DTSTART;VALUE=DATE:20261128')
    expect(text).toContain('URL:https://sightline.example/children/c%2F1')
    expect(text).toContain('Due by Sun 29 Nov 2026.')
  })

  it('puts what is overdue on the day itself, and says so', () => {
    const text = unfolded([item()])
    expect(text).toContain('SUMMARY:Overdue: Later review conferences every six months (child c/1)')
    expect(text).toContain('DTSTART;VALUE=DATE:20261126')
  })

  it('gives the same deadline the same id for ever, and no two deadlines one', () => {
    const uids = (items: DueItem[]) => unfolded(items).match(/^UID:.*$/gm) ?? []
    fc.assert(
      fc.property(fc.uniqueArray(anyItem, { selector: keyOf, maxLength: 6 }), items => {
        const later = items.map(each => ({ ...each, dueOn: each.dueOn + 7, workOn: each.workOn + 7, worker: 'w2' }))
        expect(uids(later)).toEqual(uids(items))
        expect(new Set(uids(items)).size).toBe(items.length)
      }),
    )
    expect(uids([item()])).toEqual(['UID:28931b4f-b292-51a3-85ac-416d01d24110@sightline'])
  })
})
