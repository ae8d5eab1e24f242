import type { RowReference } from '../../domain/record/facts.ts'
import type { Deadline } from '../../domain/standards/standard.ts'

/** What a child's pages are asked for: `on` as "2019-05-01" where it is not today. */
export interface ChildOnDay {
  readonly childId: string
  readonly on: string | undefined
}

/** A page of a child: '' is the first, the others its tabs. */
export function childHref(
  { childId, on }: ChildOnDay,
  part: '' | 'deadlines' | 'oversight' | 'thresholds' | 'campaigns' | 'record' | 'access' = '',
): string {
  const path = `/children/${encodeURIComponent(childId)}${part === '' ? '' : `/${part}`}`
  return on === undefined ? path : `${path}?${new URLSearchParams({ on })}`
}

/** The explanation of one deadline. */
export function explanationHref(
  { childId, on }: ChildOnDay,
  deadline: Pick<Deadline, 'standardId' | 'ordinal' | 'subject'>,
): string {
  const { standardId, ordinal, subject } = deadline
  const query = new URLSearchParams(on === undefined ? { subject } : { subject, on })
  return `/children/${encodeURIComponent(childId)}/deadlines/${encodeURIComponent(standardId)}/${ordinal}?${query}`
}

/** An imported row, on the page of the record as imported. */
export function rowHref(asked: ChildOnDay, source: RowReference): string {
  return `${childHref(asked, 'record')}#${rowId(source)}`
}

/** An element's id for an imported row, whatever its key is written in. */
export function rowId({ table, key }: RowReference): string {
  const safe = (text: string) => text.replace(/[^A-Za-z0-9]/g, each => `-${each.charCodeAt(0).toString(16)}-`)
  return `row-${safe(table)}-${safe(key)}`
}
