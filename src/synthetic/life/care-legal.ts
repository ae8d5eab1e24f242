import type { Day } from '../../domain/calendar/day.ts'
import { officeDay } from '../dates.ts'
import type { Stream } from '../random.ts'
import type { CareOutline } from './care.ts'
import type { Adoption, LegalStatus, Person } from './facts.ts'

/** Legal statuses one after another: how the child came in, interim orders, a full order, perhaps a placement order. */
export function legalStatusesOf(
  outline: CareOutline,
  person: Person,
  adoption: Adoption | undefined,
  random: Stream,
): LegalStatus[] {
  const { from, to } = outline
  const turns: [Day, string][] = []
  const entry = person.unaccompanied ? 'V2' : random.weighted(entryAt(outline))
  const [hours, court, months, orderly] = [random.whole(2, 4), random.next(), random.whole(170, 300), random.next()]
  const lasting = outline.path !== 'short' && outline.path !== 'moved'
  let on: Day = from
  turns.push([on, entry])
  const goesToCourt = entry !== 'J1' && !person.unaccompanied && lasting && (outline.ageAtStart < 12 || court < 0.35)
  if (entry === 'L1' || entry === 'L2') {
    on = from + hours
    turns.push([on, goesToCourt && court < 0.5 ? 'C1' : 'V2'])
  }
  const now = turns[turns.length - 1]![1]
  if (goesToCourt && now === 'V2') {
    on = officeDay(on + 25 + Math.round(court * 150))
    turns.push([on, 'C1'])
  }
  if (goesToCourt && turns[turns.length - 1]![1] === 'C1' && (adoption !== undefined || orderly < 0.8)) {
    on = officeDay(on + months)
    if (adoption === undefined) turns.push([on, 'C2'])
    else turns.push([Math.min(on, adoption.orderOn - 1), 'C2'], [adoption.orderOn, 'E1'])
  } else if (adoption !== undefined) turns.push([adoption.orderOn, 'E1'])
  return spans(turns, to)
}

function entryAt({ ageAtStart, path }: CareOutline): readonly (readonly [number, string])[] {
  if (ageAtStart < 2)
    return [
      [34, 'V2'],
      [42, 'C1'],
      [14, 'L1'],
      [8, 'L2'],
      [2, 'C2'],
    ]
  if (ageAtStart < 12)
    return [
      [44, 'V2'],
      [26, 'C1'],
      [22, 'L1'],
      [6, 'L2'],
      [2, 'C2'],
    ]
  return path === 'short'
    ? [
        [66, 'V2'],
        [16, 'L1'],
        [14, 'J1'],
        [3, 'J2'],
        [1, 'J3'],
      ]
    : [
        [80, 'V2'],
        [12, 'L1'],
        [4, 'C1'],
        [4, 'J1'],
      ]
}

function spans(turns: readonly (readonly [Day, string])[], to: Day): LegalStatus[] {
  const found: LegalStatus[] = []
  for (const [index, [from, status]] of turns.entries()) {
    const until = Math.min(turns[index + 1]?.[0] ?? to, to)
    if (from < until || (index === 0 && from === until)) found.push({ status, from, to: until })
  }
  return found
}
