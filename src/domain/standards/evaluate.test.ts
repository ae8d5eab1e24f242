import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyChild } from '../../../tests/any-child.ts'
import { day, iso } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { evaluate } from './evaluate.ts'
import { child } from './example.ts'
import { byId, standards } from './registry.ts'
import { type Coverage, lateAfter, stateOn, supplyOf } from './state.ts'

describe('evaluate', () => {
  it('gives every deadline a due date no earlier than its trigger, due soon in between, and one outcome at most', () => {
    fc.assert(
      fc.property(anyChild, record => {
        for (const each of evaluate(record, standards, englandAndWales)) {
          expect(each.dueOn).toBeGreaterThanOrEqual(each.triggerOn)
          expect(each.soonOn).toBeLessThanOrEqual(each.dueOn)
          expect(each.metOn !== undefined && each.endedOn !== undefined).toBe(false)
          if (each.metOn !== undefined) expect(each.metOn).toBeGreaterThanOrEqual(each.triggerOn)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves at most one deadline open per standard and subject on a clock that rolls', () => {
    fc.assert(
      fc.property(anyChild, record => {
        const open = new Set<string>()
        for (const each of evaluate(record, standards, englandAndWales)) {
          // The rungs of a ladder are open together.
          if (each.metOn !== undefined || each.endedOn !== undefined || byId(each.standardId).clock.kind === 'ladder')
            continue
          const name = `${each.standardId} ${each.subject} ${each.triggerOn}`
          expect(open.has(name)).toBe(false)
          open.add(name)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is never laxer for knowing less: taking away a visit brings no visit deadline in time that was not', () => {
    fc.assert(
      fc.property(anyChild, record => {
        const none = evaluate({ ...record, visits: [] }, standards, englandAndWales)
        const visiting = none.filter(each => ['CP-11', 'CN-04', 'LV-01'].includes(each.standardId))
        expect(visiting.every(each => each.metOn === undefined)).toBe(true)
      }),
    )
  })

  it('gives one answer for one record', () => {
    fc.assert(
      fc.property(anyChild, record => {
        expect(evaluate(record, standards, englandAndWales)).toEqual(evaluate(record, standards, englandAndWales))
      }),
    )
  })

  it('works out no date where the calendar does not reach, rather than a wrong one', () => {
    const found = evaluate(child({ referrals: [{ on: '2035-12-03' }] }), standards, englandAndWales)
    expect(found.some(each => each.standardId === 'AS-01')).toBe(false)
  })
})

describe('the evidence of a deadline', () => {
  const told = (...visits: { on: string; seen?: 'no' | 'unknown' }[]) =>
    evaluate(child({ protectionPlans: [{ from: '2019-05-01' }], visits }), [byId('CP-11')], englandAndWales).map(each =>
      each.facts.map(fact => `${fact.part} ${iso(fact.on)}: ${fact.what}`),
    )

  it('shows what was looked at and does not count, with why, between what started the clock and what met it', () => {
    const notSeen = 'Child protection visit: the child was not seen, so it does not count'
    const unknown = 'Child protection visit: not recorded whether the child was seen, so it cannot count'
    expect(
      told(
        { on: '2019-04-30', seen: 'no' },
        { on: '2019-05-01', seen: 'no' },
        { on: '2019-05-07', seen: 'unknown' },
        { on: '2019-05-08', seen: 'no' },
        { on: '2019-05-08' },
        { on: '2019-05-14', seen: 'no' },
      ),
    ).toEqual([
      [
        'starts 2019-05-01: Plan began',
        `considered 2019-05-01: ${notSeen}`,
        `considered 2019-05-07: ${unknown}`,
        `considered 2019-05-08: ${notSeen}`,
        'meets 2019-05-08: Child protection visit',
      ],
      [
        'starts 2019-05-08: Child protection visit',
        `considered 2019-05-14: ${notSeen}`,
        // Nothing here knows of today: a birthday to come is the end that is known already.
        'ends 2030-06-15: 18th birthday',
      ],
    ])
  })
})

describe('the state of a deadline', () => {
  it('moves only forward as days pass: later, soon, overdue, then met or ended for good', () => {
    const order = ['due-later', 'due-soon', 'overdue']
    fc.assert(
      fc.property(anyChild, record => {
        for (const each of evaluate(record, standards, englandAndWales)) {
          let last = -1
          for (let on = each.triggerOn; on < each.dueOn + 60; on += 3) {
            const rank = order.indexOf(stateOn(each, on)!)
            const settled = rank === -1 ? 3 : rank
            expect(settled).toBeGreaterThanOrEqual(last)
            last = settled
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['2019-04-30', undefined],
    ['2019-05-01', 'due-later'],
    ['2019-08-01', 'due-soon'],
    ['2019-08-02', 'overdue'],
    ['2019-08-19', 'overdue'],
    ['2019-08-20', 'met-late'],
  ] as const)('is as it was known on the day: a review held on 20 August, asked about on %s', (on, wanted) => {
    const plan = child({ protectionPlans: [{ from: '2019-05-01', reviews: ['2019-08-20'] }] })
    const [deadline] = evaluate(plan, [byId('CP-08')], englandAndWales)
    expect(stateOn(deadline!, day(on))).toBe(wanted)
  })

  it.each([
    ['2019-07-09', 'due-soon'],
    ['2019-07-10', 'ended'],
    ['2019-08-02', 'ended'],
  ] as const)('is as it was known on the day: a plan that ended on 10 July, asked about on %s', (on, wanted) => {
    const plan = child({ protectionPlans: [{ from: '2019-05-01', to: '2019-07-10' }] })
    const [deadline] = evaluate(plan, [byId('CP-08')], englandAndWales)
    expect(stateOn(deadline!, day(on))).toBe(wanted)
  })

  it.each([
    ['never supplied', null, 'no-data'],
    ['supplied from the day it was due', day('2019-08-01'), 'overdue'],
    ['supplied from the day after', day('2019-08-02'), 'no-data'],
    ['supplied only from later', day('2019-09-01'), 'no-data'],
    ['supplied in time', day('2019-01-01'), 'overdue'],
    ['not asked about', undefined, 'overdue'],
  ] as const)('when evidence was %s', (_, from, wanted) => {
    const plan = child({ protectionPlans: [{ from: '2019-05-01' }] })
    const [deadline] = evaluate(plan, [byId('CP-08')], englandAndWales)
    const supply = typeof from === 'number' ? { from } : from
    expect(stateOn(deadline!, day('2019-08-02'), supply)).toBe(wanted)
    expect(stateOn(deadline!, day('2019-05-02'), supply)).toBe('due-later')
  })

  describe('of what comes round again and fell due before there was evidence', () => {
    const plan = child({ protectionPlans: [{ from: '2026-02-02' }], visits: [{ on: '2026-11-25', seen: 'no' }] })
    const coverage: Coverage = new Map([
      ['protection visits seen', day('2026-07-10')],
      ['protection reviews', day('2026-03-01')],
      ['conferences', day('2026-07-10')],
    ])
    const on = (id: string, date: string, record = plan) => {
      const [deadline] = evaluate(record, [byId(id)], englandAndWales)
      return stateOn(deadline!, day(date), supplyOf(coverage, byId(id), englandAndWales))
    }

    it('is late once a whole turn has passed from the first day of evidence, and not a day sooner', () => {
      expect([on('CP-11', '2026-02-17'), on('CP-11', '2026-07-24'), on('CP-11', '2026-07-25')]).toEqual([
        ...['no-data', 'no-data', 'overdue'],
      ])
      expect([on('CP-12', '2026-08-07'), on('CP-12', '2026-08-08')]).toEqual(['no-data', 'overdue'])
    })

    it('is late where another standard carries on: a first review by when the six-monthly one would be due', () => {
      const earlier = child({ protectionPlans: [{ from: '2025-09-01' }] })
      expect([on('CP-08', '2026-09-01', earlier), on('CP-08', '2026-09-02', earlier)]).toEqual(['no-data', 'overdue'])
    })

    /** The state on a day and the next of the only deadline of a standard, its evidence supplied from 15 January 2025. */
    const aroundThatDay = (id: string, on: string, told: Parameters<typeof child>[0]) => {
      const supply = supplyOf(new Map([[byId(id).evidence, day('2025-01-15')]]), byId(id), englandAndWales)
      const [deadline, ...others] = evaluate(child(told), [byId(id)], englandAndWales)
      expect(others).toEqual([])
      return [day(on), day(on) + 1].map(each => stateOn(deadline!, each, supply))
    }

    describe('is late after the longest turn it may have', () => {
      const secure = [{ from: '2024-03-04', placements: [{ from: '2024-03-04', type: 'K1' }] }]
      const inCustody = [
        {
          from: '2024-03-04',
          legalStatuses: [{ from: '2024-03-04', status: 'C2' }],
          placements: [{ from: '2024-03-04', type: 'R5' }],
        },
      ]
      const settled = [{ from: '2022-03-07', placements: [{ from: '2022-03-07', type: 'U4' }] }]
      const shortBreaks = [{ from: '2024-03-04', legalStatuses: [{ from: '2024-03-04', status: 'V4' }] }]
      const placed = { care: [{ from: '2023-03-06' }], permanence: [{ placedOn: '2024-03-04' }] }
      const housed = {
        bornOn: '2006-01-09',
        care: [{ from: '2018-03-05', to: '2024-03-04' }],
        own: { accommodation_provided: [{ provided_on: '2024-03-04', unregulated: 'Y' }] },
      }

      it.each([
        ['AD-03', '2025-07-15', { care: [{ from: '2023-03-06' }], permanence: [{ placementOrderOn: '2024-03-04' }] }],
        ['AD-04', '2025-07-15', placed],
        ['AD-05', '2025-07-15', placed],
        ['AS-07', '2026-01-15', { protectionPlans: [{ from: '2022-03-07' }] }],
        ['CL-03', '2025-07-15', { bornOn: '2004-09-05', care: [{ from: '2018-03-05', to: '2022-09-05' }] }],
        ['CL-04', '2025-03-15', housed],
        ['CL-12', '2025-04-15', housed],
        ['CN-02', '2025-04-15', { needPlans: [{ from: '2024-03-04' }] }],
        ['CP-06', '2025-02-26', { protectionPlans: [{ from: '2024-03-04' }] }],
        ['LE-01', '2025-10-02', { care: [{ from: '2024-03-04' }] }],
        ['LP-07', '2025-04-15', { care: secure }],
        ['CP-09', '2025-07-17', { protectionPlans: [{ from: '2024-03-04', reviews: ['2024-06-03'] }] }],
        ['LR-02', '2025-07-15', { care: [{ from: '2024-03-04', reviews: ['2024-03-25'] }] }],
        ['LR-03', '2025-07-17', { care: [{ from: '2024-03-04', reviews: ['2024-03-25', '2024-06-20'] }] }],
        ['LR-08', '2025-07-15', { care: shortBreaks }],
        ['LV-03', '2025-07-15', { care: settled, visits: [{ on: '2024-03-11', kind: 'care' }] }],
        ['LV-07', '2025-04-15', { care: inCustody }],
        ['LV-11', '2025-07-15', { care: shortBreaks }],
      ] as const)('%s: on %s still unknown, and late from the day after', (id, lastUnknown, told) => {
        expect(aroundThatDay(id, lastUnknown, told)).toEqual(['no-data', 'overdue'])
      })
    })

    describe('is late after the shorter turn of a first year that lasts until there is evidence', () => {
      const placedOn = (from: string) => ({ care: [{ from }] })
      const fosteredOn = (notified_on: string) => ({
        own: { private_fostering: [{ notified_on, kind: 'arrangement' }] },
      })

      it.each([
        ['LV-01', '2025-02-26', placedOn('2024-01-16')],
        ['LV-01', '2025-07-15', placedOn('2024-01-15')],
        [
          'LV-02',
          '2025-02-26',
          { care: [{ from: '2024-01-16', placements: [{ from: '2024-01-16', type: 'U6', startUnseen: true }] }] },
        ],
        ['OV-01', '2025-02-26', { referrals: [{ on: '2024-01-16' }] }],
        ['OV-01', '2025-03-12', { referrals: [{ on: '2024-01-15' }] }],
        ['PF-02', '2025-02-26', fosteredOn('2024-01-16')],
        ['PF-02', '2025-04-09', fosteredOn('2024-01-15')],
      ] as const)('%s: on %s still unknown, and late from the day after', (id, lastUnknown, told) => {
        expect(aroundThatDay(id, lastUnknown, told)).toEqual(['no-data', 'overdue'])
      })
    })

    it('waits as long as its own turn, where an authority has set a longer one', () => {
      const dates = { triggerOn: day('2026-02-02'), dueOn: day('2026-03-02') }
      const supply = supplyOf(coverage, byId('CP-11'), englandAndWales)
      expect(lateAfter(dates, supply)).toBe(day('2026-08-07'))
    })

    it('is told for every clock that rolls, but these, whose length is the record’s own or which run once', () => {
      const untold = standards.filter(
        ({ clock, comesRound }) => clock.kind === 'rolling' && typeof clock.every === 'function' && !comesRound,
      )
      expect(
        untold
          .map(each => each.id)
          .sort()
          .join(' '),
      ).toBe('AS-03 AS-06 CP-14 CP-16 CT-07 CT-12 CT-13 FD-04 FD-06 LP-03 LP-04 LP-05 LR-04 OV-14 OV-15')
    })

    it('stays unknown where it falls due once', () => {
      const enquiry = child({ enquiries: [{ on: '2026-02-02', conferenceNeeded: 'yes' }] })
      const [deadline] = evaluate(enquiry, standards, englandAndWales).filter(
        each => each.dueOn < day('2026-07-10') && byId(each.standardId).evidence === 'conferences',
      )
      expect(on(deadline!.standardId, '2026-11-28', enquiry)).toBe('no-data')
    })
  })
})
