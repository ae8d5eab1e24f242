import type { Listed } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { type Day, iso } from '../../domain/calendar/day.ts'
import type { ExportTable } from '../../ui/index.ts'
import { holderNamer, unitName } from '../live/index.ts'
import { gravityOf, gravityWords, ruleOf } from './words.ts'

interface Shown {
  readonly organisation: Organisation
  readonly names: ReadonlyMap<string, string>
  readonly caseLink: (childId: string) => string | undefined
  readonly day: Day
}

/** What there is to mend, to save and work through. */
export function qualityTable(
  rows: readonly Listed[],
  { organisation, names, caseLink, day }: Shown,
): ExportTable<Listed> {
  const holderName = holderNamer(organisation)
  return {
    name: `data-quality-${iso(day)}`,
    rows,
    columns: [
      { heading: 'Rule', kind: 'text', value: each => each.cells.code },
      { heading: 'What', kind: 'text', value: each => ruleOf(each)?.title },
      { heading: 'Which of these', kind: 'text', value: each => each.cells.which },
      { heading: 'How grave', kind: 'text', value: each => ruleOf(each) && gravityWords[gravityOf(ruleOf(each)!)] },
      { heading: 'Child', kind: 'text', value: each => names.get(each.childId) },
      { heading: 'Child id', kind: 'text', value: each => each.childId },
      { heading: 'Since', kind: 'day', value: each => each.on },
      { heading: 'Table', kind: 'text', value: each => each.cells.table },
      { heading: 'Row', kind: 'text', value: each => each.cells.key },
      { heading: 'Not beside', kind: 'text', value: each => each.cells.other },
      { heading: 'Recorded, and not known', kind: 'text', value: each => each.cells.said },
      { heading: 'What to do', kind: 'text', value: each => ruleOf(each)?.remedy },
      {
        heading: 'Worker',
        kind: 'text',
        value: each => holderName(each.worker),
      },
      { heading: 'Unit', kind: 'text', value: each => unitName(organisation, each.unit) },
      { heading: 'In the case system', kind: 'text', value: each => caseLink(each.childId) },
    ],
  }
}
