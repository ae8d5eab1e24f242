import { parseDay } from '../../domain/calendar/day.ts'
import type { NewDirection } from '../../store/directions.ts'
import type { Owner } from '../oversight/index.ts'
import type { FormReader, Typed } from './typed.ts'

/** How many actions a decision's form has room for. */
export const actionRows = 3

export const actionTexts = Array.from({ length: actionRows }, (_, index) =>
  ['id', 'what', 'owner'].map(part => `action-${index}-${part}`),
).flat()
export const actionDays = Array.from({ length: actionRows }, (_, index) => `action-${index}-due`)

/** Ids for the actions of a form that is drawn for the first time. */
export function freshActions(idFor: () => string): Typed {
  return Object.fromEntries(Array.from({ length: actionRows }, (_, index) => [`action-${index}-id`, idFor()]))
}

/** The actions of a form: rows in which anything was typed. Each needs what, somebody and a day. */
export function readActions(
  reader: FormReader,
  typed: Typed,
  owners: readonly Owner[],
  { today, atLeast = 0 }: { readonly today: number; readonly atLeast?: number },
): NewDirection[] {
  return Array.from({ length: actionRows }, (_, index): NewDirection[] => {
    const name = (part: string) => `action-${index}-${part}`
    const what = reader.text(name('what'), 'What is to happen')
    const due = reader.day(name('due'), 'By when')
    const wrongDay = reader.has(name('due'))
    const ownerId = typed[name('owner')] ?? ''
    if (index >= atLeast && what === null && due === null && ownerId === '' && !wrongDay) return []
    if (what === null) reader.say(name('what'), 'Enter what is to happen')
    if (!owners.some(each => each.id === ownerId)) reader.say(name('owner'), 'Choose who sees to it')
    const dueOn = due === null ? undefined : parseDay(due)
    if (dueOn === undefined && !wrongDay) reader.say(name('due'), 'Enter the day by which it is to be done')
    else if (dueOn !== undefined && dueOn < today) reader.say(name('due'), 'The day must be today or later')
    const directionId = typed[name('id')] ?? ''
    return dueOn === undefined || what === null ? [] : [{ directionId, what, ownerId, dueOn }]
  }).flat()
}
