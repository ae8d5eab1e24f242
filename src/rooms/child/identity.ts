import { nobodyWords, type Organisation } from '../../domain/access/organisation.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { type Holding, holderOn, holdersOf } from '../../domain/record/holder.ts'
import { ageOf, isUnborn } from '../../domain/record/person.ts'
import { type Status, statusOn, statusSpells } from '../../domain/record/status.ts'
import { unnamedChild } from '../../domain/words/child-name.ts'
import { counted } from '../../domain/words/numbers.ts'

const openFor: Readonly<Record<Status, string>> = {
  'looked after': 'Looked after',
  'protection plan': 'Child protection plan',
  'child in need plan': 'Child in need plan',
  assessment: 'Assessment',
  referral: 'Referral',
  'care leaver': 'Care leaver',
}
const titles = new Map<string, string>(Object.entries(openFor))

/** What a child is open for, by the one name it has on pages: "Child protection plan"; "Not open" where for nothing. */
export function openTitle(status: string | number | null | undefined): string {
  return status === undefined || status === null || status === ''
    ? 'Not open'
    : (titles.get(String(status)) ?? String(status))
}

/** "Robin Ash"; what there is of it where a part is missing, "Child C13" as in the lists where there is nothing. */
export function nameOf(record: ChildRecord): string {
  return recordedName(record) ?? unnamedChild(record.childId)
}

/** What is recorded of a person's name; undefined where nothing is. */
export function recordedName({ person }: ChildRecord): string | undefined {
  return [person?.forename, person?.surname].filter(Boolean).join(' ') || undefined
}

/** "7 years", "under 1 year", "expected 10 Sep 2026", "died 3 Mar 2020", "not known", "not known, was expected 10 Sep 2019". */
export function ageWords(record: ChildRecord, on: Day): string {
  const { diedOn, expectedOn } = record.person ?? {}
  if (diedOn !== undefined && diedOn <= on) return `died ${shortDate(diedOn)}`
  if (isUnborn(record, on)) return expectedOn === undefined ? 'not yet born' : `expected ${shortDate(expectedOn)}`
  const age = ageOf(record, on)
  if (age === undefined)
    return expectedOn === undefined ? 'not known' : `not known, was expected ${shortDate(expectedOn)}`
  return age === 0 ? 'under 1 year' : counted(age, 'year')
}

/** "Child protection plan since 1 May 2019", "not open on this day". */
export function openWords(record: ChildRecord, on: Day): string {
  const spell = statusOn(statusSpells(record), on)
  return spell === undefined ? 'not open on this day' : `${openFor[spell.status]} since ${shortDate(spell.since)}`
}

/** Who holds the child on a day, with names where the organisation has them. */
export function holderWords(
  record: ChildRecord,
  organisation: Organisation,
  on: Day,
): { readonly worker: string; readonly unit: string } {
  const holding = holderOn(holdersOf(record), on)
  return holding === undefined
    ? { worker: organisation.holdersUnknown ? 'not known' : 'nobody recorded', unit: 'not known' }
    : { worker: workerName(holding, organisation), unit: unitName(holding, organisation) }
}

/** The worker's name, or the id where no name is held; "unallocated" where nobody is, if that is known. */
export function workerName({ worker }: Holding, organisation: Organisation): string {
  if (worker === undefined) return nobodyWords(organisation).toLowerCase()
  return organisation.workers.find(each => each.id === worker)?.name ?? worker
}

/** The unit's name, or the id where no name is held. */
export function unitName({ unit }: Holding, { departments }: Organisation): string {
  return unit === undefined ? 'not known' : (departments.get(unit)?.name ?? unit)
}
