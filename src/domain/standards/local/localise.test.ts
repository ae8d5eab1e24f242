import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChild } from '../../../../tests/any-child.ts'
import { type Day, day, iso } from '../../calendar/day.ts'
import { englandAndWales } from '../../calendar/working-calendar.ts'
import type { ChildRecord } from '../../record/facts.ts'
import { describeBriefly, describe as inASentence } from '../describe.ts'
import { evaluate } from '../evaluate.ts'
import { child } from '../example.ts'
import { days, type Interval, after as lastDayOf, months, weeks, workingDays } from '../interval.ts'
import { byId, standards } from '../registry.ts'
import type { Deadline } from '../standard.ts'
import { asJudged, asSetOn } from './in-force.ts'
import { localise } from './localise.ts'
import { type LocalChange, type LocalSetting, partsToSet } from './setting.ts'

const decided = { reason: 'Practice week.', approvedBy: 'Dee', setBy: 'Quinn', setAt: new Date('2019-01-01T09:00:00Z') }

/** "CN-04", "2019-05-01", what is set */
const change = (standardId: string, from: string, set: LocalSetting): LocalChange => ({
  standardId,
  from: day(from),
  ...set,
  ...decided,
})

const under = (record: ChildRecord, ...changes: readonly LocalChange[]) => {
  const ids = new Set(changes.map(each => each.standardId))
  return evaluate(
    record,
    localise(standards, changes).filter(each => ids.has(each.id)),
    englandAndWales,
  )
}

const dates = (deadlines: readonly Deadline[]) =>
  deadlines.map(each => [each.triggerOn, each.dueOn, each.metOn].map(on => (on === undefined ? '' : iso(on))).join(' '))

describe('a visit interval set by the authority', () => {
  const seen = (...visits: string[]) =>
    child({ needPlans: [{ from: '2019-04-01' }], visits: visits.map(on => ({ on, kind: 'need' as const })) })

  it.each([
    // Own rule: 20 working days. From Monday 1 April 2019 that is 1 May, over Easter.
    ['counts a turn that starts on or after its first day', '2019-04-01', days(14), seen(), ['2019-04-01 2019-04-15 ']],
    [
      'leaves a turn that was met before',
      '2019-05-01',
      days(14),
      seen('2019-04-10'),
      ['2019-04-01 2019-05-01 2019-04-10', '2019-04-10 2019-05-01 '],
    ],
    ['counts a running turn anew from the same start', '2019-04-08', days(14), seen(), ['2019-04-01 2019-04-15 ']],
    ['has it due on its own first day at the earliest', '2019-04-24', days(14), seen(), ['2019-04-01 2019-04-24 ']],
    ['does not excuse what was late before', '2019-05-02', days(60), seen(), ['2019-04-01 2019-05-01 ']],
    ['moves what falls due on its first day', '2019-05-01', days(60), seen(), ['2019-04-01 2019-05-31 ']],
    [
      'holds on a record that ends',
      '2019-04-24',
      days(14),
      seen('2019-04-24'),
      ['2019-04-01 2019-05-01 2019-04-24', '2019-04-24 2019-05-08 '],
    ],
  ])('%s', (_, from, interval, record, expected) => {
    expect(dates(under(record, change('CN-04', from, { interval })))).toEqual(expected)
  })

  it('may be followed by another, each for its own time', () => {
    const record = seen('2019-04-10', '2019-06-03')
    const first = change('CN-04', '2019-04-05', { interval: days(14) })
    const second = change('CN-04', '2019-06-01', { interval: weeks(6) })
    expect(dates(under(record, first, second))).toEqual([
      '2019-04-01 2019-04-15 2019-04-10',
      '2019-04-10 2019-04-24 2019-06-03',
      '2019-06-03 2019-07-15 ',
    ])
  })

  it('may be taken back while a turn runs: counted anew by the standard’s own time', () => {
    const first = change('CN-04', '2019-04-08', { interval: days(14) })
    const back = change('CN-04', '2019-04-12', { interval: workingDays(20) })
    expect(dates(under(seen(), first, back))).toEqual(['2019-04-01 2019-05-01 '])
  })

  it('counts a turn that starts on the first day of a second setting by that one', () => {
    const first = change('CN-04', '2019-03-01', { interval: days(14) })
    const second = change('CN-04', '2019-04-01', { interval: days(21) })
    expect(dates(under(seen(), first, second))).toEqual(['2019-04-01 2019-04-22 '])
  })

  it('leaves a turn that was met, or ended, on its first day', () => {
    const ended = child({ needPlans: [{ from: '2019-04-01', to: '2019-04-24' }] })
    const setting = change('CN-04', '2019-04-24', { interval: days(14) })
    expect(dates(under(ended, setting))).toEqual(['2019-04-01 2019-05-01 '])
  })

  it('of two with the same first day the one decided last holds', () => {
    const first = change('CN-04', '2019-04-01', { interval: days(14) })
    const second = { ...change('CN-04', '2019-04-01', { interval: days(10) }), setAt: new Date('2019-02-01T09:00:00Z') }
    expect(dates(under(seen(), second, first))).toEqual(['2019-04-01 2019-04-11 '])
  })

  it('never moves a day the law sets, nor one that depends on the child', () => {
    const set = { interval: days(1), points: [days(1)], grace: days(1) }
    const changes = standards
      .filter(each => !partsToSet(each).some(part => part !== 'soon'))
      .map(each => change(each.id, '2010-01-01', set))
    expect(changes.length).toBeGreaterThan(50)
    const changed = localise(standards, changes)
    expect(changed).toEqual(standards)
  })

  it('says so wherever the rule is told, and what each deadline was judged by', () => {
    const [standard] = localise([byId('CN-04')], [change('CN-04', '2019-06-01', { interval: days(14) })])
    expect(asSetOn(standard!, day('2019-05-31')).rule).toContain('at least every 20 working days,')
    expect(asSetOn(standard!, day('2019-06-01'))).toMatchObject({ title: 'Child in need seen every 14 days' })
    const told = evaluate(seen('2019-04-10', '2019-06-03'), [standard!], englandAndWales)
    expect(told.map(each => describeBriefly(each, asJudged(standard!, each, englandAndWales)))).toEqual([
      'In need with a plan since 1 Apr 2019. A visit at which the child is seen is due within 20 working days.',
      'Last seen 10 Apr 2019. A visit at which the child is seen is due within 20 working days.',
      'Last seen 3 Jun 2019. A visit at which the child is seen is due within 14 days.',
    ])
    expect(inASentence(told[2]!, asJudged(standard!, told[2]!, englandAndWales))).toContain(
      'due within 14 days: by Mon 17 Jun 2019.',
    )
    expect(standard!.source.at(-1)).toEqual({
      document: 'Local setting of this authority',
      place: '14 days',
      inForceFrom: '2019-06-01',
      note: 'Practice week. Set by Quinn, approved by Dee.',
    })
  })
})

describe('what an authority’s rule brings forward to its own first day', () => {
  const judged = (record: ChildRecord, set: LocalChange) => {
    const [standard] = localise([byId(set.standardId)], [set])
    return evaluate(record, [standard!], englandAndWales).map(
      each => [each, asJudged(standard!, each, englandAndWales)] as const,
    )
  }
  const seen = (on: string) => child({ needPlans: [{ from: '2019-04-01' }], visits: [{ on, kind: 'need' as const }] })

  it('is told with that day, since counted from its start it were due before', () => {
    const set = change('CN-04', '2019-05-04', { interval: workingDays(10) })
    const [deadline, standard] = judged(seen('2019-04-10'), set).at(-1)!
    expect(iso(deadline.dueOn)).toBe('2019-05-04')
    expect(inASentence(deadline, standard, day('2019-05-10'))).toBe(
      'Last seen Wed 10 Apr 2019. A visit at which the child is seen is due within 10 working days: by Sat 4 May 2019. The time changed to 10 working days on 4 May 2019. Nothing falls due under it before that day. No visit recorded since at which the child was seen.',
    )
    expect(describeBriefly(deadline, standard)).toBe(
      'Last seen 10 Apr 2019. A visit at which the child is seen is due within 10 working days. New rule from 4 May 2019.',
    )
  })

  it('is told so of the points of a ladder too', () => {
    const record = child({ referrals: [{ on: '2018-01-08' }] })
    const [first, second] = judged(record, change('CN-06', '2018-08-01', { points: [months(6), months(9)] }))
    expect(iso(first![0].dueOn)).toBe('2018-09-01')
    expect(inASentence(...first!)).toContain('The time changed to 6 and 9 months on 1 Aug 2018')
    expect(describeBriefly(...second!)).not.toContain('New rule')
  })

  it('is not said of what its own count gives, on that day or after', () => {
    const set = change('CN-04', '2019-05-10', { interval: workingDays(19) })
    const counted = judged(seen('2019-04-10'), set).at(-1)!
    expect(iso(counted[0].dueOn)).toBe('2019-05-10')
    expect(describeBriefly(...counted)).not.toContain('New rule')
    const later = judged(seen('2019-05-10'), set).at(-1)!
    expect(describeBriefly(...later)).not.toContain('New rule')
  })
})

describe('a review ladder set by the authority', () => {
  const open = child({ referrals: [{ on: '2018-01-08' }] })
  // Own points: 9, 12 and 15 months, each due a month later: reached on 8 October, 8 January and 8 April.
  const points = (...counts: number[]) => counts.map(months)

  it.each([
    [
      'points reached before stay, later ones are the new',
      '2019-01-20',
      points(9, 12, 14),
      ['2018-11-08', '2019-02-08', '2019-04-08'],
    ],
    [
      'a point the child is past already comes up on the first day',
      '2018-08-01',
      points(6, 9, 12),
      ['2018-09-01', '2018-11-08', '2019-02-08'],
    ],
    ['of several only the last does', '2018-09-20', points(3, 6, 9), ['2018-10-20', '2018-11-08']],
    [
      'a point more behind the last one reached asks nothing twice',
      '2019-02-20',
      points(6, 9, 12, 15),
      ['2018-11-08', '2019-02-08', '2019-05-08'],
    ],
    [
      'a point more that was passed since the last one reached does come up',
      '2019-03-20',
      points(9, 12, 14, 18),
      ['2018-11-08', '2019-02-08', '2019-04-20', '2019-08-08'],
    ],
    ['a child past the one point of a shorter ladder', '2019-02-20', points(10), ['2018-11-08', '2019-02-08']],
    ['before the ladder began: the new one only', '2018-01-01', points(6), ['2018-08-08']],
  ])('%s', (_, from, set, expected) => {
    expect(under(open, change('CN-06', from, { points: set })).map(each => iso(each.dueOn))).toEqual(expected)
  })

  it('leaves a point that was reviewed before it was reached', () => {
    const reviewed = child({
      referrals: [{ on: '2018-01-08' }],
      own: { progress_reviews: [{ reviewed_on: '2018-09-25', decision: 'step down', reviewer: 'HOS1' }] },
    })
    const [first, second] = under(reviewed, change('CN-06', '2018-10-01', { points: points(10, 13, 15) }))
    expect([iso(first!.dueOn), iso(first!.metOn!)]).toEqual(['2018-11-08', '2018-09-25'])
    expect(iso(second!.dueOn)).toBe('2019-03-08')
  })

  it('asks nothing of a case that was closed by then', () => {
    const closed = child({ referrals: [{ on: '2018-01-08', closedOn: '2018-07-30' }] })
    expect(under(closed, change('CN-06', '2018-08-01', { points: points(3) }))).toEqual([])
  })

  it('sets how long after a point it falls due', () => {
    const [first] = under(open, change('CN-06', '2018-05-01', { grace: weeks(1) }))
    expect(iso(first!.dueOn)).toBe('2018-10-15')
    const set = asSetOn(
      localise([byId('CN-06')], [change('CN-06', '2018-05-01', { grace: weeks(1) })])[0]!,
      first!.dueOn,
    )
    expect(set.says.needed).toBe('A senior progress review is due 1 week after 9, 12 and 15 months')
  })
})

describe('a due-soon window set by the authority', () => {
  const [plan, referral] = [
    child({ protectionPlans: [{ from: '2019-05-01' }] }),
    child({ referrals: [{ on: '2019-05-01' }] }),
  ]

  it.each([
    ['of what falls due on its first day or later', 'CP-08', plan, '2019-08-01', days(10), '2019-07-21'],
    ['not of what falls due before', 'CP-08', plan, '2019-08-02', days(10), '2019-07-03'],
    [
      'after the start, where it is counted from there',
      'AS-01',
      referral,
      '2019-01-01',
      { fromStart: days(7) },
      '2019-05-08',
    ],
    ['of a ladder never before work counts towards it', 'CN-07', referral, '2019-01-01', months(6), '2020-10-05'],
    ['of a ladder later than that', 'CN-07', referral, '2019-01-01', days(7), '2020-10-25'],
  ])('%s', (_, id, record, from, soon, expected) => {
    const [deadline] = under(record, change(id, from, { soon }))
    expect(iso(deadline!.soonOn)).toBe(expected)
    expect(deadline!.dueOn).toBe(evaluate(record, [byId(id)], englandAndWales)[0]!.dueOn)
  })
})

describe('settings, whatever they are', () => {
  const someDay = fc.integer({ min: day('2016-06-01'), max: day('2022-12-30') })
  const length: fc.Arbitrary<Interval> = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('working day', 'day', 'week', 'month'),
  })
  const anyChange: fc.Arbitrary<LocalChange> = fc.record({
    standardId: fc.constantFrom(
      'CN-04',
      'CP-11',
      'CN-06',
      'CN-07',
      'AS-04',
      'CP-02',
      'AS-01',
      'CN-05',
      'CP-12',
      'OV-08',
    ),
    from: someDay,
    interval: fc.option(length, { nil: undefined }),
    points: fc.option(fc.array(length, { minLength: 1, maxLength: 4 }).map(inOrder), { nil: undefined }),
    grace: fc.option(length, { nil: undefined }),
    soon: fc.option(length, { nil: undefined }),
    setAt: fc.constant(decided.setAt),
    reason: fc.constant(''),
    approvedBy: fc.constant(''),
    setBy: fc.constant(''),
  })
  const changes = fc.array(anyChange, { minLength: 1, maxLength: 4 })
  const plain = (record: ChildRecord, some: readonly LocalChange[]) => {
    const ids = new Set(some.map(each => each.standardId))
    return evaluate(
      record,
      standards.filter(each => ids.has(each.id)),
      englandAndWales,
    )
  }
  const first = (some: readonly LocalChange[]): Day => Math.min(...some.map(each => each.from))

  it('no setting, no difference', () => {
    expect(localise(standards, [])).toEqual(standards)
  })

  it('leave what fell due before them as it was, and bring nothing due before them', () => {
    fc.assert(
      fc.property(anyChild, changes, (record, some) => {
        const early = (all: readonly Deadline[]) => all.filter(each => each.dueOn < first(some))
        expect(early(under(record, ...some))).toEqual(early(plain(record, some)))
      }),
      { numRuns: 300 },
    )
  })

  it('keep due dates on or after the start, the window before them, and one outcome', () => {
    fc.assert(
      fc.property(anyChild, changes, (record, some) => {
        for (const each of under(record, ...some)) {
          expect(each.dueOn).toBeGreaterThanOrEqual(each.triggerOn)
          expect(each.soonOn).toBeLessThanOrEqual(each.dueOn)
          expect(each.metOn !== undefined && each.endedOn !== undefined).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('that are stricter make nothing due later, and that are laxer nothing sooner', () => {
    const which = fc.constantFrom('CN-04', 'CP-11', 'CP-02', 'CN-05', 'CP-12', 'OV-08')
    fc.assert(
      fc.property(anyChild, which, someDay, fc.integer({ min: 1, max: 60 }), (record, id, from, count) => {
        const { clock } = byId(id)
        const own =
          clock.kind === 'once' ? clock.within : clock.kind === 'rolling' ? (clock.every as Interval) : days(1)
        const now = under(record, change(id, iso(from), { interval: { ...own, count } }))
        const then = evaluate(record, [byId(id)], englandAndWales)
        expect(now.map(each => each.triggerOn)).toEqual(then.map(each => each.triggerOn))
        for (const [index, { dueOn }] of now.entries()) {
          if (count <= own.count) expect(dueOn).toBeLessThanOrEqual(then[index]!.dueOn)
          if (count >= own.count) expect(dueOn).toBeGreaterThanOrEqual(then[index]!.dueOn)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are told with each deadline as the one that gave its date', () => {
    fc.assert(
      fc.property(anyChild, changes, (record, some) => {
        const localised = new Map(localise(standards, some).map(each => [each.id, each]))
        const firsts = new Set(some.map(each => each.from))
        for (const deadline of under(record, ...some)) {
          const { clock, local } = asJudged(localised.get(deadline.standardId)!, deadline, englandAndWales)
          expect(local).toBeUndefined()
          if (clock.kind === 'ladder' || firsts.has(deadline.dueOn)) continue
          const within = clock.kind === 'once' ? clock.within : (clock.every as Interval)
          expect(lastDayOf(deadline.triggerOn, within, englandAndWales)).toBe(deadline.dueOn)
        }
      }),
      { numRuns: 200 },
    )
  })

  function inOrder(points: readonly Interval[]): readonly Interval[] {
    const reached = (each: Interval) => lastDayOf(day('2018-01-01'), each, englandAndWales)!
    return [...points].sort((a, b) => reached(a) - reached(b))
  }
})

describe('the texts of what may be set', () => {
  const lengths = partsToSetOf('interval')
  const ladders = partsToSetOf('points')

  it('are of three dozen standards or so', () => {
    expect([lengths.length, ladders.length]).toEqual([expect.any(Number), 5])
    expect(lengths.length).toBeGreaterThan(25)
  })

  it.each(lengths)('%s states any length of time where it stated its own', id => {
    const [standard] = localise([byId(id)], [change(id, '2019-01-01', { interval: days(37) })])
    const { title, rule, says, clock } = asSetOn(standard!, day('2019-01-01'))
    expect(rule).toMatch(/37 days/)
    expect(says.needed).toMatch(/37 days/)
    expect(clock).toMatchObject(clock.kind === 'once' ? { within: days(37) } : { every: days(37) })
    for (const text of [title, rule, says.needed]) expect(text).not.toMatch(/[{}<>|]/)
    expect(title === byId(id).title).toBe(!byId(id).marked!.title.includes('{'))
  })

  it.each(ladders)('%s states any points', id => {
    const [standard] = localise([byId(id)], [change(id, '2019-01-01', { points: [weeks(7), weeks(37)] })])
    const { title, rule, says, whatMeetsIt, whoIsCovered } = asSetOn(standard!, day('2019-01-01'))
    expect(rule).toMatch(/7 and 37 weeks/)
    for (const text of [title, rule, says.needed, whatMeetsIt, whoIsCovered]) expect(text).not.toMatch(/[{}<>|]/)
  })

  it.each(standards.map(each => each.id))('%s shows no marks of its own', id => {
    const { title, rule, says, whatMeetsIt, whoIsCovered } = byId(id)
    for (const text of [title, rule, says.needed, whatMeetsIt, whoIsCovered]) expect(text).not.toMatch(/[{}|]/)
  })

  it('keep their own words for their own length', () => {
    const [standard] = localise([byId('CT-04')], [change('CT-04', '2019-01-01', { interval: months(1) })])
    expect(asSetOn(standard!, day('2019-01-01')).says.needed).toBe('Legal tracking is due within a month')
    const [other] = localise([byId('CT-04')], [change('CT-04', '2019-01-01', { interval: workingDays(15) })])
    expect(asSetOn(other!, day('2019-01-01')).title).toBe('Legal tracking by the head of service every 15 working days')
  })

  function partsToSetOf(part: 'interval' | 'points') {
    return standards.filter(each => partsToSet(each).includes(part)).map(each => each.id)
  }
})
