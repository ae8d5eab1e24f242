import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { describe as sentence } from './describe.ts'
import { evaluate } from './evaluate.ts'
import { standards } from './registry.ts'
import { stateOn } from './state.ts'

const text = (value: number | undefined) => (value === undefined ? undefined : iso(value))

describe('the first sixteen standards', () => {
  it('are all here, once each', () => {
    const wanted = 'AS-01 AS-02 AS-04 CP-03 CP-08 CP-09 CP-11 CN-04 CN-06 CN-07 LR-01 LR-02 LR-03 LV-01 LV-02 LV-03'
    expect(standards.map(each => each.id).join(' ')).toBe(wanted)
  })

  for (const each of standards) {
    describe(`${each.id} ${each.title}`, () => {
      it('names its source, and has examples', () => {
        expect(each.source.length).toBeGreaterThan(0)
        expect(each.examples.length).toBeGreaterThan(0)
      })

      for (const example of each.examples) {
        it(example.name, () => {
          const found = evaluate(example.given, [each], englandAndWales)
          const seen = found.map((deadline, index) => {
            const wanted = example.expect[index] ?? {}
            const all = {
              triggerOn: text(deadline.triggerOn),
              dueOn: text(deadline.dueOn),
              customaryDueOn: text(deadline.customaryDueOn),
              metOn: text(deadline.metOn),
              endedOn: text(deadline.endedOn),
              ...(wanted.on ? { on: wanted.on, state: stateOn(deadline, day(wanted.on)) } : {}),
            }
            return Object.fromEntries(Object.entries(all).filter(([name]) => name in wanted))
          })
          expect(seen).toEqual(example.expect)
        })

        it(`says so: ${example.name}`, () => {
          for (const deadline of evaluate(example.given, [each], englandAndWales)) {
            expect(sentence(deadline)).toMatch(/^[A-Z].*\d{4}.*\.$/)
          }
        })
      }
    })
  }
})
