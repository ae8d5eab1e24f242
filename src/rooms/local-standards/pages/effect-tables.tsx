import type { EffectCount } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { Count, EmptyState, numberText, Table } from '../../../ui/index.ts'
import { unitName } from '../../live/index.ts'
import { effectKinds, type KeptEffect } from '../effect.ts'
import { effectWords } from '../words.ts'

interface UnitLine extends EffectCount {
  readonly name: string
}

/** "212 children would become overdue on Fri 27 Nov 2026, 3 would no longer be." */
export function effectSentence({ on, total }: KeptEffect): string {
  const many = (count: number) => counted(count, 'child', 'children')
  const rest = [
    `${numberText(total.noLongerOverdue)} would no longer be overdue`,
    `${numberText(total.becomeDueSoon)} would become due soon`,
  ]
  return `${many(total.becomeOverdue)} would become overdue on ${longDate(day(on))}; ${rest.join(' and ')}.`
}

/** What a change of rule comes to in each unit. */
export function EffectByUnit({
  effect,
  organisation,
}: {
  readonly effect: KeptEffect
  readonly organisation: Organisation
}) {
  const order = new Map(organisation.units.map((each, index) => [each.id, index]))
  const units: UnitLine[] = effect.units
    .toSorted((a, b) => (order.get(a.unit ?? '') ?? order.size) - (order.get(b.unit ?? '') ?? order.size))
    .map(each => ({ ...each, name: unitName(organisation, each.unit ?? undefined) }))
  const all: UnitLine = { name: 'All', ...effect.total }
  return (
    <Table<UnitLine>
      caption="Children, by the unit that holds them now"
      captionSize="m"
      rows={units.length > 1 ? [...units, all] : units}
      empty={<EmptyState title="It would move no date">No child’s date is another under the new setting.</EmptyState>}
      columns={[
        { key: 'unit', heading: 'Unit', cell: each => (each === all ? <strong>All</strong> : each.name) },
        ...effectKinds.map(kind => ({
          key: kind,
          heading: effectWords[kind],
          numeric: true,
          cell: (each: UnitLine) => <Count count={each[kind]} />,
        })),
      ]}
    />
  )
}
