import { describe, expect, it } from 'vitest'
import { day } from '../domain/calendar/day.ts'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { factsOf } from '../domain/indicators/derive.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import { holdersOf } from '../domain/record/holder.ts'
import { statusSpells } from '../domain/record/status.ts'
import { evaluate } from '../domain/standards/evaluate.ts'
import { child } from '../domain/standards/example.ts'
import { standards } from '../domain/standards/registry.ts'
import { ReadModel } from './read-model.ts'
import { seenReader, unseenKnown, unseenOn } from './unseen.ts'

type Told = Record<string, Parameters<typeof child>[0]>

/** Who is open and unseen with no visit due, of some children told by name. */
function unseen(people: Told, on: string): string[] {
  return unseenOn(modelOf(people), day(on), {}).map(each => each.childId)
}

function modelOf(people: Told): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  const derived = Object.entries(people).map(([childId, told]) => {
    const record = { ...child(told), childId }
    const deadlines = evaluate(record, standards, englandAndWales)
    const [holdings, spells] = [holdersOf(record), statusSpells(record)]
    return factsOf({ record, holdings, spells, deadlines, calendar: englandAndWales })
  })
  model.refresh(derived, 1)
  return model
}

describe('open, not seen for eight weeks, and no visit due', () => {
  const ended = {
    referrals: [{ on: '2019-01-07' }],
    needPlans: [{ from: '2019-02-04', to: '2019-04-01' }],
    visits: ['2019-02-08', '2019-03-04'],
    visitKind: 'need' as const,
  }

  it('is a case left open after its plan ended, from eight weeks after the last visit on', () => {
    expect(unseen({ ended }, '2019-04-29')).toEqual([])
    expect(unseen({ ended }, '2019-04-30')).toEqual(['ended'])
  })

  it('is not known of anybody where no visits are supplied', () => {
    const bare = modelOf({ bare: { referrals: [{ on: '2019-01-07' }] } })
    const on = day('2019-04-30')
    expect(seenReader(bare, on)('bare')).toEqual({ on: undefined, isLongAgo: false, visitsUnsupplied: true })
    expect(unseenKnown(bare, on, {})).toBeUndefined()
  })

  it('is not none where visits to children in need are not supplied, and nobody else is found', () => {
    const model = modelOf({ ended: { ...ended, visitKind: 'protection' } })
    expect(unseenKnown(model, day('2019-04-30'), {})).toBeUndefined()
    expect(unseenKnown(modelOf({ ended }), day('2019-04-29'), {})).toEqual([])
  })

  it('is told of each child with the day they were last seen', () => {
    const model = modelOf({ ended })
    const seen = () => seenReader(model, day('2019-04-30'))
    expect(seen()('ended')).toEqual({ on: day('2019-03-04'), isLongAgo: true })
    expect(seen()('nobody')).toBeUndefined()
    expect(seenReader(model, day('2019-04-29'))('ended')!.isLongAgo).toBe(false)
  })

  it('is nobody whose plan asks for visits, who was seen, who is closed, or who was opened lately', () => {
    const others = {
      onPlan: { ...ended, needPlans: [{ from: '2019-02-04' }] },
      seen: { ...ended, visits: [...ended.visits, '2019-04-15'] },
      closed: { ...ended, referrals: [{ on: '2019-01-07', closedOn: '2019-04-02' }] },
      opened: { referrals: [{ on: '2019-04-20' }] },
    }
    expect(unseen({ ...others, ended }, '2019-05-20')).toEqual(['ended'])
  })
})
