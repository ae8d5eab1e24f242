import { asFlag, type FactTable, orNull } from '../fact-table.ts'

/** One row per health or dental check of a looked-after child; whether its day is known is empty where it is not. */
export const healthCheckFacts: FactTable = {
  name: 'healthCheck',
  title: 'Health checks',
  columns: { on: 'day', kind: 'code', outcome: 'code', dayKnown: 'flag' },
  rows: ({ record }) => record.healthChecks.map(each => [each.on, each.kind, each.outcome, each.dayUnknown ? null : 1]),
}

/** One row per strengths and difficulties score, or reason for there being none. */
export const difficultiesScoreFacts: FactTable = {
  name: 'difficultiesScore',
  title: 'Strengths and difficulties scores',
  columns: { on: 'day', score: 'number', reason: 'code' },
  rows: ({ record }) =>
    record.difficultiesScores.map(each => [orNull(each.on), orNull(each.score), orNull(each.reason)]),
}

/** One row per child whose immunisations are recorded. */
export const immunisationFacts: FactTable = {
  name: 'immunisation',
  title: 'Immunisations',
  columns: { on: 'day', upToDate: 'flag' },
  rows: ({ record: { immunisations } }) =>
    immunisations === undefined ? [] : [[orNull(immunisations.on), asFlag(immunisations.upToDate)]],
}
