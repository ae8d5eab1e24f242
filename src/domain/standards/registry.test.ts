import { describe, expect, it } from 'vitest'
import { day, iso } from '../calendar/day.ts'
import { englandAndWales } from '../calendar/working-calendar.ts'
import { findIndicator } from '../indicators/registry.ts'
import { findTemplate } from '../templates/index.ts'
import { describe as sentence } from './describe.ts'
import { evaluate } from './evaluate.ts'
import { extractEvidence, templateIn } from './evidence.ts'
import { standards, standardsNotComputed } from './registry.ts'
import { stateOn } from './state.ts'

const text = (value: number | undefined) => (value === undefined ? undefined : iso(value))

describe('the standards', () => {
  it('have an id each', () => {
    const ids = [...standards, ...standardsNotComputed].map(each => each.id)
    expect([...new Set(ids)]).toEqual(ids)
  })

  for (const each of standards) {
    describe(`${each.id} ${each.title}`, () => {
      it('names its source, and has examples', () => {
        expect(each.source.length).toBeGreaterThan(0)
        expect(each.examples.length).toBeGreaterThan(0)
      })

      it('is measured by an indicator there is, and judged on evidence there can be', () => {
        expect(findIndicator(each.measuredBy)?.id).toBe(each.measuredBy)
        const template = templateIn(each.evidence)
        if (template === undefined) expect(extractEvidence).toHaveProperty([each.evidence])
        else expect(findTemplate(template)?.name).toBe(template)
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

        it(`tells its deadlines apart: ${example.name}`, () => {
          const names = evaluate(example.given, [each], englandAndWales).map(of => `${of.subject} ${of.ordinal}`)
          expect([...new Set(names)]).toEqual(names)
          for (const name of names) expect(name).not.toMatch(/^undefined/)
        })

        it(`shows its evidence: ${example.name}`, () => {
          for (const deadline of evaluate(example.given, [each], englandAndWales)) {
            const { metOn, endedOn, endReason, facts, dueOn, customaryDueOn } = deadline
            const on = (part: string) => facts.find(fact => fact.part === part)?.on
            expect(facts[0]?.part).toBe('starts')
            expect([on('meets'), on('ends')]).toEqual([metOn, endedOn])
            expect(endReason !== undefined).toBe(endedOn !== undefined)
            // Where practice and law agree there is one date to tell.
            expect(customaryDueOn).not.toBe(dueOn)
          }
        })

        it(`says so: ${example.name}`, () => {
          for (const deadline of evaluate(example.given, [each], englandAndWales)) {
            expect(sentence(deadline, each)).toMatch(/^[A-Z].*\d{4}.*\.$/)
          }
        })
      }
    })
  }
})
