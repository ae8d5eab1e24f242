import { type Dimension, otherWorkers } from '../../analysis/index.ts'
import { nobodyWords, type Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { monthFrom } from '../../domain/calendar/months.ts'
import { monthName } from '../../domain/calendar/wording.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import { capital } from '../../domain/words/capital.ts'
import { codeLists } from '../../intake/parse/code-lists/index.ts'
import { stateWords } from '../../ui/index.ts'
import { openTitle } from '../child/index.ts'
import { unitName } from '../live/index.ts'

/** What a field's value is called on the pages: names for ids, words for codes. */
export type LabelOf = (dimension: Dimension, value: string) => string

/** The labels of an authority's values, its standards called as it has set them on a day. */
export function labelsOf(organisation: Organisation, standards: SetStandards, day: Day): LabelOf {
  const workers = new Map(organisation.workers.map(each => [each.id, each.name ?? each.id]))
  const services = new Map(organisation.services.map(each => [each.id, each.name]))
  const titles = new Map(standards.on(day).map(each => [each.id, each.title]))
  return (dimension, value) => {
    if (dimension === 'worker' && value === '' && organisation.holdersUnknown) return nobodyWords(organisation)
    if (value === '') return missing[dimension] ?? 'Not known'
    switch (dimension) {
      case 'service':
        return services.get(value) ?? value
      case 'unit':
        return unitName(organisation, value)
      case 'worker':
        return value === otherWorkers ? 'Workers of others' : (workers.get(value) ?? value)
      case 'standard':
        return titles.get(value) ?? value
      case 'state':
        return (stateWords as Readonly<Record<string, string>>)[value] ?? value
      case 'month':
        return monthWords(value)
      case 'status':
        return openTitle(value)
      case 'sex':
      case 'ethnicity':
        return codeLists[dimension].labels.get(value) || value
      case 'category of abuse':
        return codeLists.abuse.labels.get(value) || value
      case 'primary need':
        return codeLists['primary-need'].labels.get(value) || value
      default:
        return capital(value)
    }
  }
}

/** What it means that nothing is recorded, where it is not that nobody knows. */
const missing: Partial<Record<Dimension, string>> = {
  worker: 'Nobody: unallocated',
  unit: 'Unit not known',
  status: 'Not open',
  'category of abuse': 'No protection plan, or not known',
  'time open': 'Not open',
}

/** "2026-11" → "November 2026" */
function monthWords(text: string): string {
  const month = monthFrom(text)
  return month === undefined ? text : monthName(month)
}
