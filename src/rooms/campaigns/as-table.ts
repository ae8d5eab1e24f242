import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, day } from '../../domain/calendar/day.ts'
import { outcomeWords } from '../../domain/campaigns/outcome.ts'
import type { StatementSection } from '../../domain/campaigns/statement.ts'
import type { ExportTable } from '../../ui/index.ts'
import { openTitle } from '../child/index.ts'
import { unitName } from '../live/index.ts'
import { planState } from './plans.ts'
import type { CampaignRow } from './reading.ts'

interface Names {
  readonly organisation: Organisation
  readonly children: ReadonlyMap<string, string>
  readonly people: (personId: string) => string
  readonly owners: (ownerId: string) => string
  readonly today: Day
}

/** The listed children of a campaign, to save: plan, owner and date for each. */
export function childrenTable(
  name: string,
  rows: readonly CampaignRow[],
  { organisation, children, people, owners, today }: Names,
): ExportTable<CampaignRow> {
  return {
    name,
    rows,
    columns: [
      { heading: 'Child', kind: 'text', value: each => children.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Open as, when fixed', kind: 'text', value: each => openTitle(each.child.status) },
      { heading: 'Months, when fixed', kind: 'number', value: each => each.child.months },
      { heading: 'Unit now', kind: 'text', value: each => unitName(organisation, each.child.unit ?? undefined) },
      {
        heading: 'Reviewer',
        kind: 'text',
        value: each => (each.child.first_reader === null ? undefined : people(each.child.first_reader)),
      },
      { heading: 'How far', kind: 'text', value: each => each.stage },
      {
        heading: 'Outcome',
        kind: 'text',
        value: each => (each.outcome === undefined ? undefined : outcomeWords[each.outcome].name),
      },
      { heading: 'What will change', kind: 'text', value: each => each.plan?.what },
      {
        heading: 'Who',
        kind: 'text',
        value: each => (each.plan === undefined ? undefined : owners(each.plan.owner_id)),
      },
      { heading: 'By when', kind: 'day', value: each => (each.plan === undefined ? undefined : day(each.plan.due_on)) },
      { heading: 'How that stands', kind: 'text', value: each => each.plan && planState(each.plan, today) },
    ],
  }
}

/** One line of a statement with the heading it stands under. */
export interface StatementRow {
  readonly heading: string
  readonly says: string
  readonly count: number | undefined
  readonly of: number | undefined
}

/** A statement with its evidence, to save. */
export function statementTable(
  name: string,
  sections: readonly StatementSection[],
  conclusion: string,
): ExportTable<StatementRow> {
  const rows = sections.flatMap(({ heading, lines }) =>
    lines.map((each): StatementRow => ({ heading, says: each.says, count: each.count, of: each.of })),
  )
  const concluded =
    conclusion === '' ? [] : [{ heading: 'Conclusion', says: conclusion, count: undefined, of: undefined }]
  return {
    name,
    rows: [...concluded, ...rows],
    columns: [
      { heading: 'Under', kind: 'text', value: each => each.heading },
      { heading: 'What it says', kind: 'text', value: each => each.says },
      { heading: 'How many', kind: 'number', value: each => each.count },
      { heading: 'Of', kind: 'number', value: each => each.of },
    ],
  }
}
