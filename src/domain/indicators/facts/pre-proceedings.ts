import { earliest } from '../../calendar/day.ts'
import { preProceedingsOf } from '../../standards/court/pre-proceedings.ts'
import { type FactTable, orNull } from '../fact-table.ts'

/** Pre-proceedings are to end by sixteen weeks after the decision, the day itself not counted. */
const sixteenWeeks = 16 * 7

/**
 * One row per pre-proceedings process of the child, each once whether it was imported, recorded here or both. It ends
 * with its own row or with the first application since, whichever is earlier.
 */
export const preProceedingsFacts: FactTable = {
  name: 'preProceedings',
  title: 'Pre-proceedings',
  columns: {
    startedOn: 'day',
    letterOn: 'day',
    endedOn: 'day',
    pastSixteenWeeksOn: 'day',
    workingDaysToLetter: 'number',
    weeks: 'number',
    withinSixteenWeeks: 'flag',
    reasonGiven: 'flag',
    outcome: 'code',
    key: 'text',
  },
  ahead: ['pastSixteenWeeksOn'],
  rows: ({ record, calendar }) =>
    preProceedingsOf(record).map(({ startsOn, row, issuedOn, key }) => {
      const letterOn = row.day('letter_on')
      const endedOn = earliest(row.day('ended_on'), issuedOn)
      const outcome = row.text('outcome') ?? (issuedOn === undefined ? undefined : 'proceedings issued')
      const lasted = endedOn === undefined || endedOn < startsOn ? undefined : endedOn - startsOn
      const toLetter = letterOn === undefined || letterOn < startsOn ? undefined : calendar.between(startsOn, letterOn)
      return [
        startsOn,
        orNull(letterOn),
        orNull(endedOn),
        startsOn + sixteenWeeks + 1,
        orNull(toLetter),
        lasted === undefined ? null : Math.round(lasted / 7),
        lasted === undefined ? null : Number(lasted <= sixteenWeeks),
        Number(row.text('reason_extended') !== undefined),
        orNull(endedOn === undefined ? undefined : outcome),
        key,
      ]
    }),
}
