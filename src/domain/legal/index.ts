export { checkSteps, type StepProblem } from './check-steps.ts'
export { type Difference, differencesOf } from './differences.ts'
export {
  checkDecision,
  type Decided,
  type DecisionProblem,
  decisionWords,
  effectOf,
  possibleDecisions,
} from './gateway.ts'
export * from './process.ts'
export * from './recorded.ts'
export * from './step-fields.ts'
export { isPast, lastDayOf, weekOf, weeksAllowed } from './weeks.ts'
export { type Gap, gapsOf, type WhoActs, whoActs, whoActsOn } from './who-acts.ts'
