import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { child } from '../standards/example.ts'
import { statusOn, statusSpells } from './status.ts'

describe('a young person whom a personal adviser works with', () => {
  const told = (careLeaver?: object) =>
    statusSpells(
      child({
        bornOn: '2001-06-03',
        care: [{ from: '2015-03-02', to: '2019-06-03' }],
        involvements: [{ from: '2018-12-03', to: '2020-02-03', role: 'personal adviser' }],
        ...(careLeaver ? { careLeaver } : {}),
      }),
    ).map(({ from, until, status }) => [iso(from), until && iso(until), status])

  it('is a care leaver for as long, though the list of care leavers does not have them', () => {
    expect(told()).toEqual([
      ['2015-03-02', '2019-06-03', 'looked after'],
      ['2019-06-03', '2020-02-03', 'care leaver'],
    ])
  })

  it('and where it has, for longer', () => {
    expect(told({})[1]).toEqual(['2019-06-03', undefined, 'care leaver'])
  })
})

describe('a single night in care', () => {
  const spells = (care: { from: string; to?: string }[], careLeaver = false) =>
    statusSpells(child({ bornOn: '2001-06-03', care, ...(careLeaver ? { careLeaver: {} } : {}) }))

  it('is told of its day as it is recorded, and of no other', () => {
    const told = spells([{ from: '2018-11-05', to: '2018-11-06' }])
    expect(statusOn(told, day('2018-11-05'))?.status).toBe('looked after')
    expect(statusOn(told, day('2018-11-06'))).toBeUndefined()
  })

  it('leaves a young person the care leaver they were before it', () => {
    const care = [
      { from: '2015-03-02', to: '2018-06-04' },
      { from: '2018-11-05', to: '2018-11-06' },
    ]
    expect(spells(care, true).map(({ from, status }) => [iso(from), status])).toEqual([
      ['2015-03-02', 'looked after'],
      ['2018-06-04', 'care leaver'],
      ['2018-11-05', 'looked after'],
      ['2018-11-06', 'care leaver'],
    ])
  })

  it('does not make a care leaver since of who had left care as a child', () => {
    const care = [
      { from: '2005-03-02', to: '2007-06-04' },
      { from: '2018-11-05', to: '2018-11-06' },
    ]
    const leaver = spells(care, true).filter(({ status }) => status === 'care leaver')
    expect(leaver.map(({ from }) => iso(from))).toEqual(['2018-11-06'])
  })
})
