import type { Day } from '../../domain/calendar/day.ts'
import { day } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { stageOn } from '../../domain/oversight/escalation.ts'
import type { NoteKind, ThresholdView } from '../../domain/oversight/question-set.ts'
import { inMonthsToo } from '../../domain/standards/how-far.ts'
import { counted } from '../../domain/words/numbers.ts'
import type { DirectionOfCase } from './cases.ts'

/** What each kind of note is called where it is begun and read. */
export const kindTitles: Readonly<Record<NoteKind, string>> = {
  'case supervision': 'Case supervision',
  'management oversight': 'Management oversight note',
  'unit discussion': 'Unit discussion',
  'senior oversight': 'Senior oversight',
}

export const viewWords: Readonly<Record<ThresholdView, string>> = {
  'step up': 'Step up: more help or protection is needed',
  hold: 'Hold: this is the right level',
  'step down': 'Step down: less is needed',
}

/** How a direction stands on a day. */
export interface DirectionStanding {
  readonly state: 'overdue' | 'to confirm' | 'to do' | 'done' | 'withdrawn' | 'case closed'
  /** "5 working days late", "by 5 Apr 2019", "case closed, not done" */
  readonly words: string
  /** Its owner says it is done; nobody else has confirmed it. */
  readonly saidDone?: boolean
  /** Whose it is to take up, where it is overdue: "Service manager". */
  readonly stage: string | undefined
}

/**
 * How a direction stands on a day: what is said to be done and not confirmed by its day is overdue all the same. What is
 * neither when the case is closed is overdue no more, and is not done for that.
 */
export function standingOf(direction: DirectionOfCase, today: Day): DirectionStanding {
  const { due_on, done_on, confirmed_on, withdrawn_on, closedOn } = direction
  const dueOn = day(due_on)
  if (withdrawn_on !== null)
    return { state: 'withdrawn', words: `withdrawn ${shortDate(day(withdrawn_on))}`, stage: undefined }
  if (confirmed_on !== null)
    return { state: 'done', words: `done ${shortDate(day(done_on ?? confirmed_on))}`, stage: undefined }
  const saidDone = done_on !== null
  if (closedOn !== undefined)
    return {
      state: 'case closed',
      words: `case closed, ${saidDone ? 'not confirmed' : 'not done'}`,
      stage: undefined,
      saidDone,
    }
  const stage = stageOn(dueOn, today, englandAndWales)
  if (stage !== undefined) {
    const late = englandAndWales.between(dueOn, today) ?? today - dueOn
    const words =
      late === 0 ? 'late since the weekend' : `${counted(late, 'working day')} late${inMonthsToo(dueOn, today)}`
    return { state: 'overdue', words, stage: stage.title, saidDone }
  }
  if (saidDone) return { state: 'to confirm', words: `said to be done ${shortDate(day(done_on))}`, stage: undefined }
  return { state: 'to do', words: `by ${shortDate(dueOn)}`, stage: undefined }
}

/** Whether a direction is overdue on a day: its own day is past, and nobody has confirmed, withdrawn or closed it. */
export function isOverdue(direction: DirectionOfCase, today: Day): boolean {
  return standingOf(direction, today).state === 'overdue'
}
