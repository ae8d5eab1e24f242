import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { child } from '../standards/example.ts'
import { holderOn, holdersOf } from './holder.ts'

describe('a care leaver with whom no involvement is recorded', () => {
  const left = { bornOn: '2001-06-03', care: [{ from: '2015-03-02', to: '2019-06-03' }] }
  const on = (told: Parameters<typeof child>[0]) =>
    holderOn(holdersOf(child({ ...left, ...told })), day('2020-01-06')) ?? { worker: undefined, unit: undefined }

  it.each([
    ['the adviser', { adviser: 'PA1', worker: 'W1', team: 'T5' }, { worker: 'PA1', unit: 'T5' }],
    ['else the worker', { worker: 'W1' }, { worker: 'W1', unit: undefined }],
    ['else the team', { team: 'T5' }, { worker: undefined, unit: 'T5' }],
  ])('is held by who is named in the list of them: %s', (_, careLeaver, expected) => {
    expect(on({ careLeaver })).toMatchObject(expected)
    expect(holderOn(holdersOf(child({ ...left, careLeaver })), day('2019-06-02'))?.worker).toBeUndefined()
  })

  it('is so from 18 where nothing is told of their care', () => {
    const holdings = holdersOf(child({ bornOn: '2001-06-03', careLeaver: { adviser: 'PA1', team: 'T5' } }))
    expect(holdings).toEqual([{ from: day('2019-06-03'), until: undefined, worker: 'PA1', unit: 'T5' }])
  })

  it('is also where an episode that names nobody is open', () => {
    const open = { referrals: [{ on: '2019-09-02' }], careLeaver: { adviser: 'PA1' } }
    expect(on(open).worker).toBe('PA1')
  })

  it('is not before 18 while a case is open, for then a child without a worker must show', () => {
    const holdings = holdersOf(
      child({
        bornOn: '2001-06-03',
        care: [{ from: '2015-03-02', to: '2018-01-08' }],
        referrals: [{ on: '2015-03-02', closedOn: '2018-02-05' }, { on: '2018-09-03' }],
        careLeaver: { adviser: 'PA1' },
      }),
    )
    expect(holdings.map(each => [iso(each.from), each.worker])).toEqual([
      ['2015-03-02', undefined],
      ['2018-02-05', 'PA1'],
      ['2018-09-03', undefined],
      ['2019-06-03', 'PA1'],
    ])
  })

  it('but not where anybody else holds them', () => {
    const careLeaver = { adviser: 'PA1', worker: 'W1' }
    expect(on({ careLeaver, involvements: [{ from: '2019-09-02', worker: 'W2' }] }).worker).toBe('W2')
    const adviser = { from: '2019-01-07', worker: 'PA2', role: 'personal adviser' } as const
    expect(on({ careLeaver, involvements: [adviser] }).worker).toBe('PA2')
  })
})

describe('a child in care whom no worker is recorded for', () => {
  const episode = (from: string, to: string | undefined, endReason?: string) => {
    const [one] = child({ care: [{ from, to: to ?? from, endReason: endReason ?? 'E4A' }] }).careEpisodes
    return { ...one!, periodId: undefined, endedOn: to === undefined ? undefined : day(to) }
  }
  const held = (...careEpisodes: ReturnType<typeof episode>[]) =>
    holdersOf({ ...child({}), careEpisodes }).map(each => [iso(each.from), each.until && iso(each.until)])

  it('is held from the first episode until care has ended, however many episodes continue it', () => {
    const first = episode('2025-01-06', '2025-03-03', 'X1')
    expect(held(first, episode('2025-03-03', '2025-06-02', 'E4A'))).toEqual([['2025-01-06', '2025-06-02']])
  })

  it('is held still where it is to be continued, and nothing more is told', () => {
    expect(held(episode('2025-01-06', '2025-03-03', 'X1'))).toEqual([['2025-01-06', undefined]])
  })
})
