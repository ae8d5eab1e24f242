import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { progressDecisionFacts } from '../indicators/facts/progress-decision.ts'
import { statusSpells } from '../record/status.ts'
import { child } from '../standards/example.ts'
import { decisionKeys, decisions, findDecision } from './decisions.ts'
import { continuedRunning, decidedBefore, needsIndependentView, type Proposed, whatIsWrong } from './rules.ts'
import { steppingsDown } from './stepping-down.ts'

const proposed: Proposed = {
  decision: 'strategy discussion',
  decidedOn: day('2026-11-24'),
  owner: 'W1',
  carryOutBy: day('2026-11-27'),
  rationale: 'Nothing has changed since March.',
  change: '',
  independentView: '',
}
const fields = (change: Partial<Proposed>, earlier: readonly string[] = []) =>
  whatIsWrong({ ...proposed, ...change }, earlier).map(each => each.field)

describe('a decision of a progress meeting', () => {
  it('has an owner, a date and a reason', () => {
    expect(fields({})).toEqual([])
    expect(fields({ owner: '' })).toEqual(['owner'])
    expect(fields({ carryOutBy: undefined })).toEqual(['carryOutBy'])
    expect(fields({ carryOutBy: day('2026-11-23') })).toEqual(['carryOutBy'])
    expect(fields({ rationale: ' ' })).toEqual(['rationale'])
    expect(fields({ decision: undefined })).toEqual(['decision'])
  })

  it('to continue names a change and ends within eight weeks', () => {
    const continued = { decision: 'continue', change: 'A family support worker twice a week' } as const
    expect(fields({ ...continued, carryOutBy: day('2027-01-19') })).toEqual([])
    expect(fields({ ...continued, carryOutBy: day('2027-01-20') })).toEqual(['carryOutBy'])
    expect(fields({ ...continued, change: '' })).toEqual(['change'])
  })

  it('"continue" twice running asks for an independent view', () => {
    const again = { decision: 'continue', change: 'More of it' } as const
    expect(fields(again, ['continue'])).toEqual(['independentView'])
    expect(fields({ ...again, independentView: 'The reviewing officer agrees' }, ['continue'])).toEqual([])
    expect(fields(again, ['continue', 'close'])).toEqual([])
    expect(needsIndependentView('close', ['continue', 'continue'])).toBe(false)
    expect(continuedRunning(['close', 'continue', 'continue'])).toBe(2)
    expect(continuedRunning([])).toBe(0)
  })
})

describe('the decision set', () => {
  it('has each decision once, and says what carries it out', () => {
    expect(decisions.map(each => each.key)).toEqual([...decisionKeys])
    for (const each of decisions) expect(each.carriedOutBy, each.key).toMatch(/.{10}/)
  })

  it('knows the older words of imported reviews', () => {
    expect(findDecision('step up')?.key).toBe('strategy discussion')
    expect(findDecision('legal advice')?.key).toBe('legal gateway')
    expect(findDecision('think about it')).toBeUndefined()
  })
})

describe('continuing twice running', () => {
  const review = (on: string, decision: string) => ({ on: day(on), decision })

  it('is not one meeting told of twice: reviews of one day are one', () => {
    const told = [review('2025-11-03', 'continue'), review('2025-11-27', 'continue')]
    expect(decidedBefore(told, day('2025-11-27'))).toEqual(['continue'])
    expect(decidedBefore([...told, review('2025-11-27', 'close')], day('2025-12-01'))).toEqual(['continue', 'close'])
  })

  it('is counted by days in the facts too', () => {
    const record = child({
      referrals: [{ on: '2025-01-06' }],
      own: {
        progress_reviews: ['2025-11-03', '2025-11-27', '2025-11-27'].map(reviewed_on => ({
          reviewed_on,
          decision: 'continue',
        })),
      },
    })
    const { columns, rows } = progressDecisionFacts
    const running = Object.keys(columns).indexOf('running')
    const context = { record, holdings: [], spells: statusSpells(record), deadlines: [], calendar: englandAndWales }
    expect(rows(context).map(each => each[running])).toEqual([1, 2, 2])
  })
})

describe('12-week post-step-down watch', () => {
  const stepped = { referrals: [{ on: '2025-01-06' }], protectionPlans: [{ from: '2025-02-03', to: '2025-10-06' }] }

  it('watches a child for twelve weeks from leaving a protection plan', () => {
    expect(steppingsDown(child(stepped))).toMatchObject([
      { on: day('2025-10-06'), from: 'protection plan', watchedUntil: day('2025-12-29'), back: undefined },
    ])
  })

  it.each([
    ['2025-12-29', 'Section 47 enquiry began'],
    ['2025-12-30', undefined],
  ])('an enquiry on %s: %s', (on, what) => {
    expect(steppingsDown(child({ ...stepped, enquiries: [{ on }] }))[0]!.back?.what).toBe(what)
  })

  it('sees a new plan, care and, of a closed child, a re-referral', () => {
    const again = { ...stepped, protectionPlans: [...stepped.protectionPlans, { from: '2025-11-03' }] }
    expect(steppingsDown(child(again))[0]!.back).toMatchObject({ on: day('2025-11-03') })
    const closed = {
      referrals: [{ on: '2025-01-06', closedOn: '2025-10-06' }, { on: '2025-11-24' }],
      needPlans: [{ from: '2025-02-03', to: '2025-10-06' }],
    }
    expect(steppingsDown(child(closed))).toMatchObject([
      { from: 'child in need plan', to: undefined, back: { what: 'Referred again' } },
    ])
  })

  it('a child in need whose case was closed some days after its plan ended stepped down the day it was closed', () => {
    const ended = { needPlans: [{ from: '2025-02-03', to: '2025-10-16' }] }
    const closed = { ...ended, referrals: [{ on: '2025-01-06', closedOn: '2025-10-20' }, { on: '2025-11-20' }] }
    expect(steppingsDown(child(closed))).toMatchObject([
      {
        on: day('2025-10-20'),
        from: 'child in need plan',
        to: undefined,
        back: { on: day('2025-11-20'), what: 'Referred again' },
      },
    ])
    const [referral, again] = closed.referrals
    const assessed = { ...referral!, assessments: [{ from: '2025-10-16', to: '2025-10-18' }] }
    expect(steppingsDown(child({ ...closed, referrals: [assessed, again!] }))).toMatchObject([
      { on: day('2025-10-20') },
    ])
  })

  const needPlan = { from: '2025-02-03', to: '2025-10-16' }
  it.each([
    ['its case is open still', {}],
    ['another was made first', { needPlans: [needPlan, { from: '2025-10-24' }] }],
    ['it went up first', { protectionPlans: [{ from: '2025-10-24' }] }],
    ['it turned 18 first', { bornOn: '2007-10-24' }],
  ])('not where a child in need plan ended and %s', (_, after) => {
    const record = child({ referrals: [{ on: '2025-01-06' }], needPlans: [needPlan], ...after })
    expect(steppingsDown(record)).toEqual([])
  })

  it('going up is no step down', () => {
    expect(
      steppingsDown(
        child({
          referrals: [{ on: '2025-01-06' }],
          needPlans: [{ from: '2025-02-03', to: '2025-04-07' }],
          protectionPlans: [{ from: '2025-04-07' }],
        }),
      ),
    ).toEqual([])
  })
})
