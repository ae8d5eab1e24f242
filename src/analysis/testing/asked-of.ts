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

/** What an indicator says of a few named children on a day, for examples counted by hand. */
export interface Said {
  readonly numerator: number
  readonly denominator: number
  readonly value: number | undefined
  /** Only reasons for which something was left out. */
  readonly leftOut: Readonly<Record<string, number>>
  readonly groups: Readonly<Record<string, number>>
}

/** Asks an indicator of named children. `by` cuts it: groups with nothing in them are not said. */
export function askedOf(
  children: Readonly<Record<string, ChildRecord>>,
  indicator: string,
  on: string,
  by?: Dimension,
): Said {
  const model = new ReadModel('made-up', factTables, englandAndWales)
  const derived = Object.entries(children).map(([childId, told]) => {
    const record = { ...told, childId }
    return factsOf({
      record,
      holdings: holdersOf(record),
      spells: statusSpells(record),
      deadlines: evaluate(record, standards, englandAndWales),
      calendar: englandAndWales,
    })
  })
  model.refresh(derived, 1)
  const question = { indicator: indicatorById(indicator), asOf: day(on), ...(by ? { by: [by] } : {}) }
  const { numerator, denominator, value, exclusions, groups = [] } = ask(model, question, () => undefined)
  return {
    numerator,
    denominator,
    value,
    leftOut: Object.fromEntries(exclusions.filter(each => each.count > 0).map(each => [each.why, each.count])),
    groups: Object.fromEntries(
      groups.filter(each => each.denominator > 0).map(each => [each.keys.join(), each.numerator]),
    ),
  }
}
