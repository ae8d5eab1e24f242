export { type AgendaChild, type AgendaReason, agendaChild, agendaOf } from './agenda.ts'
export { ask } from './ask.ts'
export { type Association, associate, type Field, type FieldValue } from './associate.ts'
export { type Board, type BoardLine, boardOn } from './board.ts'
export { caseClosedOn } from './case-closed.ts'
export { chairedOn } from './chaired.ts'
export { type Changes, changesBetween } from './changes.ts'
export { cohortOn } from './cohort.ts'
export { statesOn } from './deadline-states.ts'
export {
  type DecisionCount,
  type DecisionListed,
  decisionMix,
  type OutcomeAfter,
  type OutcomeCounts,
  outcomesAfter,
} from './decision-mix.ts'
export { dimensionsOf, inOrder as orderOf, type ServiceOf } from './dimensions.ts'
export {
  type DueAsked,
  type DueBand,
  type DueItem,
  type DueList,
  dueBands,
  dueList,
  outstandingStates,
} from './due.ts'
export { byMonths, type DurationClock, durationClocks, durationsOn, marks, type OpenFor } from './duration.ts'
export { type Effect, type EffectCount, type EffectKind, type EffectOnChild, effectOf } from './effect.ts'
export { type Held, heldOn } from './held-in.ts'
export { inTimeChange } from './in-time-change.ts'
export { type KeyFigures, keyFigures } from './key-figures.ts'
export { lastSeen, suppliesVisits } from './last-seen.ts'
export { type ListedRow, type ListPage, listPage } from './list-page.ts'
export { opener as openerOn, openingOf, type SingleChildren } from './opening.ts'
export type { Part } from './part.ts'
export { type ProgressDecision, progressDecisionsOf } from './progress-decisions.ts'
export * from './question.ts'
export { ReadModel } from './read-model.ts'
export { type RecordedLate, recordedLate } from './recorded-late.ts'
export { type Lag, type RecordedEvent, type RecordingLag, recordingLag } from './recording-lag.ts'
export { type Watched, watchedOn } from './step-down-watch.ts'
export { wholeTable } from './table-rows.ts'
export { nameOfAsked } from './trend.ts'
export { type Seen, seenReader, type Unseen, unseenKnown, unseenWeeks } from './unseen.ts'
