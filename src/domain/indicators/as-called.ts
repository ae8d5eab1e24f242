import type { Day } from '../calendar/day.ts'
import type { SetStandards } from '../standards/local/set-standards.ts'
import { findStandard } from '../standards/registry.ts'
import type { Indicator } from './indicator.ts'

/** An indicator that counts one standard, under the name that standard has as the authority has set it on a day. */
export function asCalled(indicator: Indicator, standards: SetStandards, day: Day): Indicator {
  const written = findStandard(indicator.id.split('.')[0]!)
  if (written === undefined || !indicator.title.startsWith(written.title)) return indicator
  const { title } = standards.byId(written.id, day)
  return title === written.title
    ? indicator
    : { ...indicator, title: title + indicator.title.slice(written.title.length) }
}
