import { type Day, parseDay } from '../calendar/day.ts'
import { longDate } from '../calendar/wording.ts'
import { dayOf, type LegalProcess } from './process.ts'
import { fieldOf, isDay, type StepName, type StepPart, stepParts } from './step-fields.ts'
import { isPast, lastDayOf } from './weeks.ts'

/** What keeps steps from being entered, and at which field it is told. */
export interface StepProblem {
  readonly field: StepName
  readonly message: string
}

/**
 * Whether what is entered in one part of a process can be so, beside what the others hold. Past sixteen weeks it takes a
 * reason and who agreed to it.
 */
export function checkSteps(process: LegalProcess, part: StepPart, today: Day): StepProblem[] {
  const fields: readonly StepName[] = stepParts[part].fields
  const problems: StepProblem[] = []
  const say = (field: StepName, message: string) => {
    if (fields.includes(field) && !problems.some(each => each.field === field)) problems.push({ field, message })
  }
  for (const name of fields) checkDay(process, name, today, message => say(name, message))
  checkTogether(process, say)
  if (part === 'review' || part === 'end') checkExtension(process, today, say)
  return problems
}

/** No day of something that happened lies ahead, or before what it follows from. */
function checkDay(process: LegalProcess, name: StepName, today: Day, say: (message: string) => void): void {
  const field = fieldOf(name)
  const text = process[name]
  const on = text === null || !isDay(field) ? undefined : parseDay(text)
  if (on === undefined) return
  if (field.kind === 'day' && on > today) say(`${field.label} must be today, ${longDate(today)}, or before`)
  const follows = followed(process, name)
  const after = follows && dayOf(process, follows.on)
  if (follows !== undefined && after !== undefined && on < after)
    say(`${field.label} must be on or after ${longDate(after)}, ${follows.what}`)
}

const decided = ['letter_on', 'first_meeting_on', 'midpoint_review_on', 'ended_on', 'extended_until']
const issued = [
  'case_management_hearing_on',
  'issues_hearing_on',
  'extension_granted_on',
  'final_order_on',
  'timetable_until',
]

function followed(
  process: LegalProcess,
  name: StepName,
): { on: Parameters<typeof dayOf>[1]; what: string } | undefined {
  if (decided.includes(name)) return { on: 'pre_proceedings_on', what: 'the day pre-proceedings were decided on' }
  if (issued.includes(name)) return { on: 'issued_on', what: 'the day the application was issued' }
  const referral = { on: 'referred_on', what: 'the day of the referral' } as const
  return name === 'advice_on' || name === 'withdrawn_on' || (name === 'issued_on' && !process.is_taken_up)
    ? referral
    : undefined
}

type Say = (field: StepName, message: string) => void

/** What only makes sense together. */
function checkTogether(process: LegalProcess, say: Say): void {
  const has = (name: StepName) => process[name] !== null
  if (has('ended_on') && !has('outcome')) say('outcome', 'Choose how pre-proceedings ended')
  if (has('outcome') && !has('ended_on')) say('ended_on', 'Enter the day pre-proceedings ended')
  if (has('ended_on') && !has('outcome_reason')) say('outcome_reason', 'Enter why they ended so')
  if (process.outcome === 'proceedings issued' && !has('issued_on'))
    say('issued_on', 'Enter the day the application was issued')
  if (process.outcome === 'stepped down' && has('issued_on'))
    say('outcome', 'An application was issued, so pre-proceedings did not end by stepping down')
  if (has('final_order_on') && !has('order_made')) say('order_made', 'Choose which order the court made')
  if (has('order_made') && !has('final_order_on')) say('final_order_on', 'Enter the day of the final order')
  if (!has('issued_on') && issued.some(each => has(each as StepName)))
    say('issued_on', 'Enter the day the application was issued')
  if (has('extension_granted_on') !== has('timetable_until'))
    say(
      has('timetable_until') ? 'extension_granted_on' : 'timetable_until',
      has('timetable_until')
        ? 'Enter the day the court extended the timetable'
        : 'Enter the day the court extended the timetable to',
    )
  if (has('withdrawn_on') !== has('withdrawn_because'))
    say(
      has('withdrawn_on') ? 'withdrawn_because' : 'withdrawn_on',
      has('withdrawn_on') ? 'Enter why it was withdrawn' : 'Enter the day it was withdrawn',
    )
}

function checkExtension(process: LegalProcess, today: Day, say: Say): void {
  const from = dayOf(process, 'pre_proceedings_on')
  if (from === undefined) return
  const until = dayOf(process, 'extended_until')
  const last = lastDayOf(from)
  if (until !== undefined && until <= last)
    say('extended_until', `The sixteen weeks last until ${longDate(last)}: enter a later day, or leave it empty`)
  const ended = dayOf(process, 'ended_on') ?? dayOf(process, 'issued_on')
  if (!isPast(from, ended ?? today) && until === undefined) return
  const since = `The sixteen weeks ${last < today ? 'were' : 'are'} over on ${longDate(last)}`
  if (process.extended_reason === null) say('extended_reason', `${since}: enter why it runs longer`)
  if (process.extended_agreed_by === null) say('extended_agreed_by', `${since}: enter who agreed to that`)
  if (ended === undefined && until === undefined) say('extended_until', `${since}: enter the day it is extended to`)
}
