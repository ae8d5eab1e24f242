import { suppliesVisits } from '../../analysis/last-seen.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { longDateAgo, shortDate } from '../../domain/calendar/wording.ts'
import { lastSeenBy } from '../../domain/oversight/last-seen.ts'
import { looksAtChild } from '../../domain/oversight/looks.ts'
import { questionSetOf } from '../../domain/oversight/question-set.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { statusOn, statusSpells } from '../../domain/record/status.ts'
import { counted } from '../../domain/words/numbers.ts'
import { unseenSentence } from '../../domain/words/visits.ts'
import type { OversightNote } from '../../store/oversight-notes.ts'
import { ageWords, type CaseFile, openWords } from '../child/index.ts'

/** What is known of a child before anybody writes: one line each, with its day. */
export interface KnownFact {
  readonly key: string
  readonly value: string
}

/** The facts a discussion begins from, so that nobody has to look them up or type them. */
export function factsOf(file: CaseFile, notes: readonly OversightNote[], today: Day): KnownFact[] {
  const { record } = file
  const supplied = suppliesVisits(file)
  return [
    { key: 'Age', value: ageWords(record, today) },
    { key: 'Open for', value: `${openWords(record, today)}${lengthWords(record, today)}` },
    { key: 'Last seen', value: seenWords(record, today, supplied) },
    { key: 'Last seen alone', value: seenAloneWords(record, today, supplied) },
    { key: 'Plan', value: planWords(record, today) },
    { key: 'Last oversight', value: lastOversightWords(record, today) },
    { key: 'Men in the child’s life, as last written', value: lastAnswer(notes, 'men') ?? 'Nothing written here yet' },
  ]
}

function lengthWords(record: ChildRecord, today: Day): string {
  const spell = statusOn(statusSpells(record), today)
  return spell === undefined ? '' : ` (${counted(today - spell.since, 'day')})`
}

function seenWords(record: ChildRecord, today: Day, supplied: boolean): string {
  const last = lastSeenBy(record, today)
  return last === undefined ? unseenSentence(supplied) : longDateAgo(last, today)
}

function seenAloneWords({ visits }: ChildRecord, today: Day, supplied: boolean): string {
  const last = visits.findLast(each => each.on <= today && each.seenAlone === 'yes')
  return last === undefined ? unseenSentence(supplied, 'seen alone') : longDateAgo(last.on, today)
}

function planWords({ protectionPlans, needPlans }: ChildRecord, today: Day): string {
  const current = <T extends { startedOn: Day; endedOn: Day | undefined }>(plans: readonly T[]) =>
    plans.findLast(each => each.startedOn <= today && (each.endedOn === undefined || each.endedOn > today))
  const protection = current(protectionPlans)
  if (protection !== undefined)
    return `Child protection plan since ${shortDate(protection.startedOn)} (${counted(today - protection.startedOn, 'day')})`
  const need = current(needPlans)
  if (need !== undefined)
    return `Child in need plan since ${shortDate(need.startedOn)} (${counted(today - need.startedOn, 'day')})`
  return 'No plan is recorded as in force'
}

/** The last oversight of any kind, whether it was recorded here or came in. */
function lastOversightWords(record: ChildRecord, today: Day): string {
  const last = looksAtChild(record).findLast(each => each.on <= today)
  return last === undefined ? 'None is recorded' : `${last.kind || 'oversight'}, ${longDateAgo(last.on, today)}`
}

/** What the last signed note answered to a question. */
function lastAnswer(notes: readonly OversightNote[], question: string): string | undefined {
  for (const note of notes) {
    const answer = note.state === 'signed' ? note.answers?.[question] : undefined
    if (answer?.text) return answer.text
  }
  return undefined
}

/** The questions of a note with its answers, by the wording of its day. */
export function answered(note: Pick<OversightNote, 'questions_version' | 'answers'>) {
  return questionSetOf(note.questions_version).questions.flatMap(question => {
    const answer = note.answers?.[question.id]
    return answer === undefined || (answer.text === '' && !answer.notKnown) ? [] : [{ question, answer }]
  })
}
