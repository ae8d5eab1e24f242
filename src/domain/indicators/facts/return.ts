import { toldTwice } from '../../standards/missing/times-missing.ts'
import { returnInterviews } from '../../templates/missing.ts'
import { rowsOf } from '../../templates/own-row.ts'
import { asFlag, type Cell, type FactTable, orNull } from '../fact-table.ts'

/**
 * One row per time a child came back from being missing: by the template, and by the extract on days the template does
 * not tell of. The extract says whether an interview was offered, never when one was held: `dated` is then unknown.
 */
export const returnFacts: FactTable = {
  name: 'return',
  title: 'Returns from being missing',
  columns: {
    returnedOn: 'day',
    dueOn: 'day',
    offered: 'flag',
    declined: 'flag',
    dated: 'flag',
    heldInTimeOn: 'day',
  },
  ahead: ['dueOn'],
  rows: ({ record }) => {
    const told = rowsOf(record, returnInterviews)
    if (told.length === 0 && record.missingEpisodes.length === 0) return []
    const twice = toldTwice(record)
    const days = new Set<number>()
    const rows: Cell[][] = []
    for (const row of told) {
      if (row.on === undefined) continue
      days.add(row.on)
      const [offered, held] = [row.day('offered_on'), row.day('held_at')]
      const declined = row.answer('declined')
      const wasOffered = offered !== undefined || held !== undefined || declined === 'yes'
      const inTime = held !== undefined && held >= row.on && held <= row.on + 3 ? held : undefined
      rows.push([row.on, row.on + 3, asFlag(wasOffered), asFlag(declined), 1, orNull(inTime)])
    }
    for (const episode of record.missingEpisodes) {
      const { kind, endedOn, interviewOffered, interviewAccepted } = episode
      if (endedOn === undefined || kind === 'away' || days.has(endedOn) || twice.has(episode)) continue
      days.add(endedOn)
      const declined = interviewAccepted === 'no' && interviewOffered === 'yes'
      const dated = interviewOffered === 'no' || declined ? 1 : null
      rows.push([endedOn, endedOn + 3, asFlag(interviewOffered), asFlag(declined), dated, null])
    }
    return rows
  },
}
