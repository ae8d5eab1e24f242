import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChild } from '../../../tests/any-child.ts'
import { day, iso } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { describe as sentence } from './describe.ts'
import { evaluate } from './evaluate.ts'
import { child } from './example.ts'
import { byId, standards } from './registry.ts'
import { stateOn } from './state.ts'

interface Recorded {
  readonly standard: string
  readonly from_on: string
  readonly until_on?: string
  readonly reason?: string
  readonly approved_by?: string
}

const approved = { reason: 'Settled, seen by the school nurse each week', approved_by: 'HOS1' }

/** A child in need since Monday 1 April 2019, to be seen every 20 working days: first by Wednesday 1 May. */
const inNeed = (visits: readonly string[], ...exceptions: readonly Recorded[]) =>
  child({
    needPlans: [{ from: '2019-04-01' }],
    visits: visits.map(on => ({ on, kind: 'need' as const })),
    own: { exceptions: exceptions.map(each => ({ ...each })) },
  })

const visitsOf = (record: ReturnType<typeof child>) => evaluate(record, [byId('CN-04')], englandAndWales)

/** The 18th birthday of every child here, on which whatever is left ends. */
const grown = day('2030-06-15')

const told = (record: ReturnType<typeof child>) =>
  visitsOf(record).map(({ ordinal, dueOn, metOn, endedOn }) =>
    [ordinal, ...[dueOn, metOn, endedOn].map(on => (on === undefined || on === grown ? '-' : iso(on)))].join(' '),
  )

describe('an exception', () => {
  it.each([
    [
      'for good ends what falls due within it on its first day',
      [],
      { from_on: '2019-04-24' },
      ['1 2019-05-01 - 2019-04-24'],
    ],
    [
      'begun before the clock ends it on the day it started',
      [],
      { from_on: '2019-03-01' },
      ['1 2019-05-01 - 2019-04-01'],
    ],
    ['begun on the due day counts', [], { from_on: '2019-05-01' }, ['1 2019-05-01 - 2019-05-01']],
    ['begun after it was late excuses nothing', [], { from_on: '2019-05-02' }, ['1 2019-05-01 - -']],
    [
      'over before the due day excuses nothing',
      [],
      { from_on: '2019-04-02', until_on: '2019-04-30' },
      ['1 2019-05-01 - -'],
    ],
    [
      'over again: due on the day after',
      [],
      { from_on: '2019-04-24', until_on: '2019-05-31' },
      ['1 2019-05-01 - 2019-04-24', '2 2019-06-01 - -'],
    ],
    [
      'leaves what was met in time',
      ['2019-04-30'],
      { from_on: '2019-04-24', until_on: '2019-05-01' },
      ['1 2019-05-01 2019-04-30 -', '2 2019-05-30 - -'],
    ],
    [
      'excuses what was done within it',
      ['2019-05-20'],
      { from_on: '2019-04-24', until_on: '2019-05-31' },
      ['1 2019-05-01 - 2019-04-24', '2 2019-06-01 2019-05-20 -', '3 2019-06-18 - -'],
    ],
    ['is of its own standard', [], { from_on: '2019-04-24', standard: 'CN-05' }, ['1 2019-05-01 - -']],
    [
      'is of its standard however that was typed',
      [],
      { from_on: '2019-04-24', standard: ' cn-04 ' },
      ['1 2019-05-01 - 2019-04-24'],
    ],
  ])('%s', (_, visits, exception, expected) => {
    expect(told(inNeed(visits, { standard: 'CN-04', ...approved, ...exception }))).toEqual(expected)
  })

  it('says who approved it and why, and names the row', () => {
    const [deadline] = visitsOf(inNeed([], { standard: 'CN-04', from_on: '2019-04-24', ...approved }))
    const why = 'exception approved by HOS1: Settled, seen by the school nurse each week'
    expect(deadline).toMatchObject({ endReason: why })
    expect(deadline!.facts.at(-1)).toMatchObject({ part: 'ends', on: day('2019-04-24'), what: why })
    expect(deadline!.facts.at(-1)!.source).toMatchObject({ table: expect.stringContaining('exceptions') })
    expect(sentence(deadline!, byId('CN-04'))).toContain(`Ended Wed 24 Apr 2019: ${why}.`)
    expect(stateOn(deadline!, day('2019-05-20'))).toBe('ended')
  })

  it('over again, says until when the child was excused', () => {
    const exception = { standard: 'CN-04', from_on: '2019-04-24', until_on: '2019-05-31', ...approved }
    const again = visitsOf(inNeed([], exception))[1]!
    expect(sentence(again, byId('CN-04'), day('2019-06-02'))).toContain('until Fri 31 May 2019.')
    expect([stateOn(again, day('2019-06-01')), stateOn(again, day('2019-06-02'))]).toEqual(['due-soon', 'overdue'])
  })

  it('may follow another', () => {
    const first = { standard: 'CN-04', from_on: '2019-04-24', until_on: '2019-05-31', ...approved }
    const second = { standard: 'CN-04', from_on: '2019-06-01', ...approved }
    expect(told(inNeed([], first, second))).toEqual(['1 2019-05-01 - 2019-04-24', '2 2019-06-01 - 2019-06-01'])
  })

  it('that nobody approved is shown, and counts for nothing', () => {
    const [deadline] = visitsOf(inNeed([], { standard: 'CN-04', from_on: '2019-04-24', reason: 'Quiet' }))
    expect(deadline!.endedOn).toBe(grown)
    expect(sentence(deadline!, byId('CN-04'), day('2019-06-01'))).toContain(
      'not recorded who approved it, so it does not count',
    )
  })

  it('without a reason is shown, and counts for nothing', () => {
    const [deadline] = visitsOf(inNeed([], { standard: 'CN-04', from_on: '2019-04-24', approved_by: 'HOS1' }))
    expect(deadline!.endedOn).toBe(grown)
    expect(sentence(deadline!, byId('CN-04'), day('2019-06-01'))).toContain('not recorded why, so it does not count')
  })

  it('to a rule of the law that allows none is shown, and counts for nothing', () => {
    const record = (standard: string) =>
      child({
        referrals: [{ on: '2019-04-01' }],
        protectionPlans: [{ from: '2019-04-01' }],
        own: { exceptions: [{ standard, from_on: '2019-04-24', ...approved }] },
      })
    // AS-01: the reason for more time is recorded, and the clock runs on.
    for (const id of ['CP-08', 'AS-01']) {
      const [deadline] = evaluate(record(id), [byId(id)], englandAndWales)
      expect(deadline!.endedOn).toBe(grown)
      expect(sentence(deadline!, byId(id), day('2019-06-01'))).toContain('the law allows none that ends this')
    }
  })

  it('ends one point of a ladder, and not those after it', () => {
    const record = child({
      referrals: [{ on: '2018-01-08' }],
      own: { exceptions: [{ standard: 'CN-06', from_on: '2018-10-08', until_on: '2018-12-31', ...approved }] },
    })
    const deadlines = evaluate(record, [byId('CN-06')], englandAndWales)
    expect(
      deadlines.map(({ ordinal, dueOn, endedOn }) => [
        ordinal,
        iso(dueOn),
        endedOn === grown ? undefined : iso(endedOn!),
      ]),
    ).toEqual([
      [1, '2018-11-08', '2018-10-08'],
      [2, '2019-01-01', undefined],
      [3, '2019-02-08', undefined],
      [4, '2019-05-08', undefined],
    ])
  })

  it('does not bring back what had stopped for another reason', () => {
    const record = child({
      needPlans: [{ from: '2019-04-01', to: '2019-05-20' }],
      own: { exceptions: [{ standard: 'CN-04', from_on: '2019-04-24', until_on: '2019-05-31', ...approved }] },
    })
    expect(told(record)).toEqual(['1 2019-05-01 - 2019-04-24'])
  })

  const date = fc.integer({ min: day('2016-01-04'), max: day('2022-12-30') })
  const anyException = fc.record({
    standard: fc.constantFrom(...standards.map(each => each.id)),
    from: date,
    length: fc.option(fc.integer({ min: -5, max: 400 }), { nil: undefined }),
  })

  it('whatever it is, makes nothing late that was not, and leaves each deadline one outcome and a number of its own', () => {
    fc.assert(
      fc.property(anyChild, fc.array(anyException, { maxLength: 6 }), date, (record, some, on) => {
        const rows = some.map(({ standard, from, length }) => ({
          standard,
          from_on: iso(from),
          ...(length === undefined ? {} : { until_on: iso(from + length) }),
          ...approved,
        }))
        const own = child({ own: { exceptions: rows } }).own
        const plain = evaluate(record, standards, englandAndWales)
        const excused = evaluate({ ...record, own }, standards, englandAndWales)
        const lateIn = (all: typeof plain) =>
          new Set(
            all
              .filter(each => stateOn(each, on) === 'overdue')
              .map(each => `${each.standardId} ${each.subject} ${each.triggerOn}`),
          )
        expect([...lateIn(excused)].filter(each => !lateIn(plain).has(each))).toEqual([])

        for (const each of excused) {
          expect(each.metOn !== undefined && each.endedOn !== undefined).toBe(false)
          expect(each.soonOn).toBeLessThanOrEqual(each.dueOn)
          expect(each.dueOn).toBeGreaterThanOrEqual(each.triggerOn)
          if (each.endedOn !== undefined) expect(each.endedOn).toBeGreaterThanOrEqual(each.triggerOn)
        }
      }),
      { numRuns: 200 },
    )
  })
})
