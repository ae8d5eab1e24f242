import type { Principal } from '../../domain/access/principal.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'

/** A question that is often asked, with its address. */
export interface ReadyMade {
  readonly title: string
  readonly href: string
}

const questions: readonly { readonly title: string; readonly query: QueryChanges }[] = [
  {
    title: 'Children in need open 15 months or more and not visited within the standard, and who holds them',
    query: {
      indicator: 'CN-04.open',
      state: 'overdue',
      'time-open': ['15 to 17 months', '18 months or more'],
      show: 'children',
    },
  },
  {
    title: 'Children on a protection plan whose visit is overdue, and who holds them',
    query: { indicator: 'CP-11.open', state: 'overdue', show: 'children' },
  },
  { title: 'What is overdue, by unit and standard', query: { indicator: 'overdue', by: 'standard', and: 'unit' } },
  { title: 'Assessments done in time, by unit', query: { indicator: 'AS-01.in-time', by: 'unit' } },
  { title: 'Children open, by what for and age', query: { indicator: 'children-open', by: 'status', and: 'age-band' } },
]

/** The ready-made questions, of the reader's own part of the service where they have one. */
export function readyMadeFor({ place }: Pick<Principal, 'place'>): ReadyMade[] {
  const own: QueryChanges =
    place.kind === 'service' ? { service: place.service } : place.kind === 'unit' ? { unit: place.unit } : {}
  return questions.map(({ title, query }) => ({ title, href: hrefWith('/explore', { ...query, ...own }) }))
}
