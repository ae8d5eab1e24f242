import { type Day, parseDay } from '../../domain/calendar/day.ts'
import type { SourceRow } from '../../domain/record/source-row.ts'
import { codeLists } from '../../intake/parse/code-lists/index.ts'

/** A contact about the child, on its day. No clock runs from one, so that the record proper does without it. */
export interface Contact {
  readonly on: Day
  /** "Contact from Police" */
  readonly what: string
}

/** An episode of early help. */
export interface EarlyHelp {
  readonly startedOn: Day
  readonly endedOn: Day | undefined
  readonly what: string
}

/** Contacts as imported. One without a date is left to the record as imported. */
export function contactsOf(rows: readonly SourceRow[]): Contact[] {
  return rows.flatMap(({ table, data }): Contact[] => {
    const on = table === 'contacts' ? dayIn(data.cont_contact_date) : undefined
    if (on === undefined) return []
    const from = data.cont_contact_source_desc ?? sourceWords(data.cont_contact_source_code)
    return [{ on, what: from === undefined ? 'Contact' : `Contact from ${from}` }]
  })
}

/** Episodes of early help as imported. */
export function earlyHelpOf(rows: readonly SourceRow[]): EarlyHelp[] {
  return rows.flatMap(({ table, data }): EarlyHelp[] => {
    const startedOn = table === 'early_help_episodes' ? dayIn(data.earl_episode_start_date) : undefined
    if (startedOn === undefined) return []
    const by = data.earl_episode_organisation
    const what = by === undefined ? 'Early help' : `Early help, ${by}`
    return [{ startedOn, endedOn: dayIn(data.earl_episode_end_date), what }]
  })
}

function sourceWords(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (codeLists.source.labels.get(code) ?? code)
}

function dayIn(text: string | undefined): Day | undefined {
  return text === undefined ? undefined : parseDay(text.slice(0, 10))
}
