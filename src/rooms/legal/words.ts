import type { Day } from '../../domain/calendar/day.ts'
import { parseDay } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import {
  dayOf,
  fieldOf,
  isDay,
  isPast,
  type LegalProcess,
  type LegalStage,
  type StepName,
  weekOf,
  weeksAllowed,
} from '../../domain/legal/index.ts'
import { counted } from '../../domain/words/numbers.ts'

export const stageWords: Readonly<Record<LegalStage, string>> = {
  referred: 'Referred, not decided',
  'pre-proceedings': 'Pre-proceedings',
  'to be issued': 'To be issued',
  'in proceedings': 'In proceedings',
  ended: 'Ended',
}

/** Weeks that proceedings may take, counting the day of issue. */
const weeksOfProceedings = 26

/** "Week 5 of 16", "Week 19: 3 weeks past 16", "Week 5 of 26"; undefined where no weeks are counted. */
export function weekWords(stage: LegalStage, from: Day | undefined, today: Day): string | undefined {
  if (from === undefined || (stage !== 'pre-proceedings' && stage !== 'to be issued' && stage !== 'in proceedings'))
    return undefined
  const week = weekOf(from, today)
  if (stage === 'in proceedings')
    return week <= weeksOfProceedings
      ? `Week ${week} of ${weeksOfProceedings}`
      : `Week ${week}, past ${weeksOfProceedings}`
  return isPast(from, today)
    ? `Week ${week}, past ${weeksAllowed}`
    : `Week ${Math.min(week, weeksAllowed)} of ${weeksAllowed}`
}

/** The day from which the weeks of a process are counted as it stands. */
export function weeksFrom(process: LegalProcess): Day | undefined {
  return process.issued_on === null ? dayOf(process, 'pre_proceedings_on') : dayOf(process, 'issued_on')
}

/** What is entered of a step, as it is read. */
export function stepValue(process: Pick<LegalProcess, StepName>, name: StepName): string | undefined {
  const text = process[name]
  if (text === null) return undefined
  const on = isDay(fieldOf(name)) ? parseDay(text) : undefined
  return on === undefined ? text : shortDate(on)
}

/** "6 working days late", "today", "in 4 working days"; above 0 is late. */
export function lateWords(workingDaysLate: number): string {
  if (workingDaysLate === 0) return 'today'
  return workingDaysLate > 0
    ? `${counted(workingDaysLate, 'working day')} late`
    : `in ${counted(-workingDaysLate, 'working day')}`
}

/** What is told after something was done. */
export const doneWords = {
  referred: 'The referral is made. It waits for the gateway.',
  'taken-up': 'The process is taken up here. Its steps are now entered here.',
  entered: 'What you entered is kept.',
  decided: 'The decision is kept, and what follows from it is chased.',
  commissioned: 'The assessment is entered. It is chased until it is received.',
  assessment: 'The assessment is brought up to date.',
  agreed: 'What was agreed is entered.',
  'looked-at': 'What was found is kept.',
  logged: 'It is in the log.',
  asked: 'The action is given. It shows on its owner’s home until it is done and confirmed.',
  'taken-over': 'What the extract says is entered here.',
  gone: 'That process is not held any more. Choose one of those below.',
  overtaken: 'Nothing was changed: it was changed by somebody else since you opened it. This is how it stands now.',
} as const
export type Done = keyof typeof doneWords
export const dones = Object.keys(doneWords) as Done[]
