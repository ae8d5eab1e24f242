import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { factsOf } from '../../domain/indicators/derive.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { holdersOf } from '../../domain/record/holder.ts'
import { statusSpells } from '../../domain/record/status.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import { standards } from '../../domain/standards/registry.ts'
import { ask } from '../ask.ts'
import type { Dimension } from '../question.ts'
import { ReadModel } from '../read-model.ts'

/**
 * What indicators answer for a few made-up children, by name, as at a day: how many of how many, the median where it is
 * one, and how many were left out for which reason. For examples counted by hand.
 */
export function answersFor(people: Readonly<Record<string, ChildRecord>>, asOf: string) {
  const model = modelOf(people)
  const put = (id: string, by: readonly Dimension[] = []) =>
    ask(model, { indicator: indicatorById(id), asOf: day(asOf), by }, () => undefined)
  return {
    shareOf(id: string) {
      const { numerator, denominator, exclusions } = put(id)
      const leftOut = Object.fromEntries(exclusions.filter(each => each.count > 0).map(each => [each.why, each.count]))
      return { numerator, denominator, leftOut }
    },
    value: (id: string) => put(id).value,
    /** How many of each group: those there are none of are left out. */
    countsBy(id: string, by: Dimension) {
      const groups = put(id, [by]).groups ?? []
      return Object.fromEntries(
        groups.filter(each => each.numerator > 0).map(each => [each.keys.join(), each.numerator]),
      )
    },
  }
}

/** Some children's records as analysis holds them. */
export function modelOf(people: Readonly<Record<string, ChildRecord>>): ReadModel {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  model.refresh(Object.entries(people).map(derived), 1)
  return model
}

function derived([childId, told]: [string, ChildRecord]) {
  const record = { ...told, childId }
  const deadlines = evaluate(record, standards, englandAndWales)
  return factsOf({
    record,
    holdings: holdersOf(record),
    spells: statusSpells(record),
    deadlines,
    calendar: englandAndWales,
  })
}
