import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../calendar/day.ts'
import { child } from '../standards/example.ts'
import { episodeAround, episodeOf, episodesOfNeed } from './episode.ts'
import type { Referral } from './facts.ts'

const of = (...referrals: NonNullable<Parameters<typeof child>[0]['referrals']>) => child({ referrals })
const spans = (record: ReturnType<typeof child>) =>
  episodesOfNeed(record).map(({ opening, referrals }) => [opening.startedOn, opening.endedOn, referrals.length])

describe('an episode of need', () => {
  it('is one referral, until it is closed', () => {
    expect(spans(of({ on: '2019-01-07', closedOn: '2019-02-04' }, { on: '2019-03-04' }))).toEqual([
      [day('2019-01-07'), day('2019-02-04'), 1],
      [day('2019-03-04'), undefined, 1],
    ])
  })

  it('takes in referrals made while it is open, and lasts as long as one of them', () => {
    const record = of({ on: '2019-01-07', closedOn: '2019-03-04' }, { on: '2019-02-04', closedOn: '2019-04-01' })
    expect(spans(record)).toEqual([[day('2019-01-07'), day('2019-04-01'), 2]])
    expect(spans(of({ on: '2019-01-07' }, { on: '2019-02-04', closedOn: '2019-02-11' }))).toEqual([
      [day('2019-01-07'), undefined, 2],
    ])
  })

  it('begins anew with a referral on the closing day', () => {
    expect(spans(of({ on: '2019-01-07', closedOn: '2019-03-04' }, { on: '2019-03-04' }))).toHaveLength(2)
  })

  it('is not opened for others by a referral that went no further, closed or not', () => {
    const never = of({ on: '2019-01-07', noFurtherAction: 'yes' }, { on: '2019-02-04' })
    expect(spans(never).map(([from]) => from)).toEqual([day('2019-01-07'), day('2019-02-04')])
    const later = of({ on: '2019-01-07', closedOn: '2019-03-04', noFurtherAction: 'yes' }, { on: '2019-02-04' })
    expect(spans(later)).toHaveLength(2)
  })

  it('of two referrals on one day is opened by the one that went further', () => {
    const [only, ...others] = episodesOfNeed(
      of({ on: '2019-01-07', closedOn: '2019-01-07', noFurtherAction: 'yes' }, { on: '2019-01-07' }),
    )
    expect([only!.opening.noFurtherAction, only!.opening.endedOn, others]).toEqual(['no', undefined, []])
  })

  it('that something belongs to is the one it names, if it was open that day', () => {
    const record = of({ on: '2019-01-07', closedOn: '2019-03-04' }, { on: '2019-03-04' })
    const around = (on: string, id?: string) => episodeAround(record, day(on), id)?.opening.id
    expect(around('2019-02-04')).toBe('2019-01-07')
    expect(around('2019-03-04')).toBe('2019-03-04')
    expect(around('2019-03-04', '2019-01-07')).toBe('2019-01-07')
    expect(around('2019-05-01', '2019-01-07')).toBe('2019-03-04')
    expect(around('2018-05-01', '2019-01-07')).toBeUndefined()
  })

  it('that something a few days before belongs to is the one that opens then, if none was open', () => {
    const record = of(
      { on: '2019-01-07', closedOn: '2019-03-04' },
      { on: '2019-04-09', closedOn: '2019-04-09', noFurtherAction: 'yes' },
      { on: '2019-04-11' },
    )
    const near = (on: string, id?: string) => episodeOf(record, day(on), id)?.opening.id
    expect(near('2019-03-03')).toBe('2019-01-07')
    expect(near('2019-04-08')).toBe('2019-04-11')
    expect(near('2019-04-08', '2019-04-09')).toBe('2019-04-09')
    expect(near('2019-04-02')).toBeUndefined()
    expect(near('2019-04-01')).toBeUndefined()
    expect(episodeAround(record, day('2019-04-08'), undefined)).toBeUndefined()
  })

  it('always: every referral is in exactly one, none overlaps another but by a day, and a case open is open in one', () => {
    const when = fc.integer({ min: 0, max: 60 })
    const referral = fc.record({
      from: when,
      lasts: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
      nfa: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(referral, { maxLength: 8 }), told => {
        const referrals = told
          .map(
            ({ from, lasts, nfa }, index): Referral => ({
              ...child({ referrals: [{ on: '2019-01-07' }] }).referrals[0]!,
              id: `${index}`,
              startedOn: from,
              endedOn: lasts === undefined ? undefined : from + lasts,
              noFurtherAction: nfa ? 'yes' : 'no',
            }),
          )
          .sort((a, b) => a.startedOn - b.startedOn)
        const record = { ...child({}), referrals }
        const episodes = episodesOfNeed(record)
        expect(episodes.flatMap(each => each.referrals).map(each => each.id)).toEqual(referrals.map(each => each.id))
        const carried = episodes.map(each => each.opening).filter(each => each.noFurtherAction !== 'yes')
        for (const [index, { endedOn }] of carried.entries()) {
          const next = carried[index + 1]
          if (next) expect(endedOn).toBeLessThanOrEqual(next.startedOn)
        }
        const isOpen = (each: Referral) => each.noFurtherAction !== 'yes' && each.endedOn === undefined
        expect(carried.some(isOpen)).toBe(referrals.some(isOpen))
      }),
    )
  })
})
