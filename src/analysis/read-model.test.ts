import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../domain/calendar/working-calendar.ts'
import { inColumns } from '../domain/indicators/derived-columns.ts'
import type { DerivedChild } from '../domain/indicators/fact-table.ts'
import { factTables } from '../domain/indicators/facts/index.ts'
import type { Indicator } from '../domain/indicators/indicator.ts'
import { indicators } from '../domain/indicators/registry.ts'
import { ask } from './ask.ts'
import { boardOn } from './board.ts'
import { coverageOf } from './coverage.ts'
import { ReadModel } from './read-model.ts'
import { anyChild, anyChildren, anyDay, firstDay } from './testing/random-facts.ts'

const empty = () => new ReadModel('made-up', factTables, englandAndWales)

/** Everything that a reader could see, in no particular order of children. */
function seenOf(model: ReadModel, on: number) {
  const answers = indicators.map(indicator => {
    const answer = ask(model, { indicator, asOf: on, by: ['unit'], list: true }, () => undefined)
    const list = answer.list!.map(({ row: _, ...rest }) => JSON.stringify(rest)).sort()
    const { numerator, denominator, value, groups, exclusions } = answer
    return [indicator.id, { numerator, denominator, value, groups, exclusions, list }]
  })
  return { answers, board: boardOn(model, on), coverage: [...model.coverage] }
}

describe('the read model', () => {
  it('shows the same after any refreshes as when loaded afresh', () => {
    const changes = fc.array(
      fc.array(
        fc.nat(7).chain(number => anyChild(`c${number}`)),
        { maxLength: 4 },
      ),
      { maxLength: 6 },
    )
    const gone = fc.subarray(['c1', 'c4'])
    fc.assert(
      fc.property(anyChildren, changes, gone, anyDay, (children, rounds, left, on) => {
        const model = empty()
        model.refresh(children, 1)
        const latest = new Map(children.map(each => [each.childId, each]))
        for (const [index, round] of rounds.entries()) {
          model.refresh(
            round.map(each => (index % 2 === 0 ? each : inColumns(each))),
            index + 2,
          )
          for (const each of round) latest.set(each.childId, each)
        }
        model.refresh([], 99, left)
        for (const id of left) latest.delete(id)
        const fresh = empty()
        fresh.refresh(latest.values(), 99)
        expect(seenOf(model, on)).toEqual(seenOf(fresh, on))
        expect(model.version).toBe(99)
      }),
      { numRuns: 60 },
    )
  })

  it('tells no month before from data or restrictions that have changed since', () => {
    const trends = (model: ReadModel, on: number, named: readonly string[]) =>
      indicators.map(indicator => {
        const question = { indicator, asOf: on, trendMonths: 2 }
        return ask(model, question, () => undefined, { named: new Set(named) }).trend
      })
    const ids = fc.subarray(['c1', 'c2', 'c3', 'c4'])
    const rounds = fc.array(fc.tuple(anyChildren, ids, ids), { minLength: 2, maxLength: 4 })
    fc.assert(
      fc.property(rounds, anyDay, (rounds, on) => {
        const model = empty()
        const latest = new Map<string, DerivedChild>()
        for (const [index, [children, restricted, named]] of rounds.entries()) {
          // Every other round changes only who may know of whom.
          if (index % 2 === 0) model.refresh(children, index + 1)
          if (index % 2 === 0) for (const each of children) latest.set(each.childId, each)
          model.restrict(restricted)
          const fresh = empty()
          fresh.refresh(latest.values(), 1)
          fresh.restrict(restricted)
          for (const who of [[], named]) expect(trends(model, on, who)).toEqual(trends(fresh, on, who))
        }
      }),
      { numRuns: 6 },
    )
  })

  it('sweeps away what was struck out, so that refreshing for ever takes no more room', () => {
    const [child] = fc.sample(anyChild('c1'), { numRuns: 1, seed: 1 }) as [DerivedChild]
    const model = empty()
    for (let version = 1; version <= 200; version++) model.refresh([child], version)
    for (const { name } of factTables) {
      const rows = child.facts[name]!.length
      expect(model.columns(name).length).toBeLessThanOrEqual(Math.max(rows * 2, rows + 1))
    }
  })

  /** What the authority supplies is known by the rows of all its children, the restricted ones too. */
  const asksWhatIsSupplied = (indicator: Indicator) =>
    /"(lateUnknown|unsupplied|uncovered)":/.test(JSON.stringify(indicator))

  it('leaves restricted children out of every answer for readers not named on them', () => {
    fc.assert(
      fc.property(anyChildren, anyDay, (children, on) => {
        const model = empty()
        model.refresh(children, 1)
        model.restrict(['c0'])
        const without = empty()
        without.refresh(
          children.filter(each => each.childId !== 'c0'),
          1,
        )
        for (const indicator of indicators.filter(each => each.fact !== 'deadline' && !asksWhatIsSupplied(each))) {
          const question = { indicator, asOf: on, list: true }
          const strip = ({ list, value }: ReturnType<typeof ask>) => ({ value, ids: list!.map(each => each.childId) })
          expect(strip(ask(model, question, () => undefined))).toEqual(strip(ask(without, question, () => undefined)))
          expect(ask(model, question, () => undefined, { named: new Set(['c0']) }).denominator).toBeGreaterThanOrEqual(
            ask(model, question, () => undefined).denominator,
          )
        }
      }),
      { numRuns: 40 },
    )
  })
})

it('takes a column that earlier rules did not have for unknown', () => {
  const model = empty()
  const [rows, ...cells] = inColumns({ childId: 'c1', facts: { contact: [[firstDay, null, 1]] } }).columns.contact!
  model.refresh([{ childId: 'c1', words: [], columns: { contact: [rows, ...cells.slice(0, 1)] } }], 1)
  const contacts = model.columns('contact')
  expect(contacts.names.map(name => contacts.cell(name, 0))).toEqual([
    firstDay,
    ...contacts.names.slice(1).map(() => null),
  ])
})

describe('coverage', () => {
  const visits = (count: number, seen: number | null) => {
    const rows = Array.from({ length: count }, (_, index) => [firstDay + index * 10, 'protection', seen, null])
    return { childId: 'c1', facts: { visit: rows } }
  }
  const from = (child: DerivedChild) => {
    const model = empty()
    model.refresh([child], 1)
    return coverageOf(model).get('protection visits seen')
  }

  it('begins with the first of what is supplied, where there is little', () => {
    expect(from(visits(199, 1))).toBe(firstDay)
  })

  it('begins once half a per cent has occurred, so that a stray early date does not stretch it', () => {
    expect(from(visits(400, 0))).toBe(firstDay + 10)
    expect(from(visits(1000, 1))).toBe(firstDay + 40)
  })

  it('begins with the first where only the latest of each is held: the earliest are those lost from sight', () => {
    const rows = Array.from({ length: 400 }, (_, index) => [null, null, firstDay + index * 10, null, null, null, null])
    const model = empty()
    model.refresh([{ childId: 'c1', facts: { careLeaver: rows } }], 1)
    expect(coverageOf(model).get('care leaver contacts')).toBe(firstDay)
  })

  it('of involvements begins with a worker: what is held by nobody does not say that any were supplied', () => {
    const held = (...rows: (number | string | null)[][]) => {
      const model = empty()
      model.refresh([{ childId: 'c1', facts: { holding: rows } }], 1)
      return coverageOf(model).get('involvements')
    }
    expect(held([firstDay, null, null, 'kite'])).toBeUndefined()
    expect(held([firstDay, firstDay + 9, null, null], [firstDay + 9, null, 'ann', null])).toBe(firstDay + 9)
  })

  it('of visits to children in need is not begun by visits to others', () => {
    const of = (kind: string) => {
      const model = empty()
      model.refresh([{ childId: 'c1', facts: { visit: [[firstDay, kind, 1, null, null]] } }], 1)
      return coverageOf(model).get('need visits seen')
    }
    expect(['care', 'protection', 'need'].map(of)).toEqual([undefined, undefined, firstDay])
  })

  it('of checkpoints is not begun by a census, which tells one of them at most', () => {
    const model = empty()
    model.refresh([{ childId: 'c1', facts: { review: [[firstDay, 'assessment', null]] } }], 1)
    expect(coverageOf(model).has('assessment checkpoints (sightline_supervisions.csv)')).toBe(false)
  })

  it('is absent where nothing says whether children were seen', () => {
    expect(from(visits(400, null))).toBeUndefined()
  })
})
