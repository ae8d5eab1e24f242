import type { Day } from '../../calendar/day.ts'
import { englandAndWales, type WorkingCalendar } from '../../calendar/working-calendar.ts'
import { neededTemplates } from '../evidence.ts'
import { standards } from '../registry.ts'
import type { Deadline, Standard } from '../standard.ts'
import { asJudged, asSetOn } from './in-force.ts'
import { localise } from './localise.ts'
import type { LocalChange } from './setting.ts'

/** The standards as one authority has set them. What people are shown of a rule comes from here. */
export interface SetStandards {
  /** Those in use, with all their settings by date: what deadlines are worked out by. */
  readonly all: readonly Standard[]
  /** The others: those that rest on a template that has never been supplied. */
  readonly unsupplied: readonly Standard[]
  /** One of these. Throws RangeError where there is none with this id. */
  dated(id: string): Standard
  /** All, as set on a day: for pages about a day. */
  on(day: Day): readonly Standard[]
  /** One, as set on a day. Throws RangeError where there is none with this id. */
  byId(id: string, day: Day): Standard
  /** The standard as it was set for a deadline: for what is said of that deadline. */
  judging(deadline: Pick<Deadline, 'standardId' | 'triggerOn' | 'dueOn'>): Standard
}

/**
 * The standards with an authority's changes. In use are those for which there can be evidence: the others, which rest on
 * a template that has never been supplied (`supplied` are the names of those that have), would only make dates of which
 * nobody can say whether they were met. The catalogue shows them with what would bring them.
 */
export function setStandards(
  changes: readonly LocalChange[],
  supplied?: ReadonlySet<string>,
  calendar: WorkingCalendar = englandAndWales,
): SetStandards {
  const every = changes.length === 0 ? standards : localise(standards, changes)
  const all = supplied === undefined ? every : every.filter(each => canBeJudged(each, supplied))
  const index = new Map(every.map(each => [each.id, each]))
  const dated = (id: string) => {
    const found = index.get(id)
    if (found === undefined) throw new RangeError(`There is no standard ${id}`)
    return found
  }
  return {
    all,
    unsupplied: every.filter(each => !all.includes(each)),
    dated,
    on: day => (changes.length === 0 ? every : every.map(each => asSetOn(each, day))),
    byId: (id, day) => asSetOn(dated(id), day),
    judging: deadline => asJudged(dated(deadline.standardId), deadline, calendar),
  }
}

function canBeJudged({ evidence }: Standard, supplied: ReadonlySet<string>): boolean {
  const needed = neededTemplates(evidence)
  return needed === undefined || needed.some(each => supplied.has(each))
}

/** The standards of an authority that has set nothing of its own, whatever it supplies. */
export const unsetStandards: SetStandards = setStandards([])
