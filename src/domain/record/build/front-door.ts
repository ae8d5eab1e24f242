import type { Contact, EarlyHelp } from '../facts.ts'
import type { SourceRow } from '../source-row.ts'
import { date, isSet, outcomeFlags, sourceOf, text } from './cells.ts'
import { byStart, type RowsByTable, readFacts } from './rows-by-table.ts'

/** Contacts at the front door, by their day. */
export function readContacts(tables: RowsByTable): Contact[] {
  return readFacts(
    tables.get('contacts'),
    contact,
    fact => fact.source.key,
    (a, b) => a.on - b.on,
  )
}

function contact(row: SourceRow): Contact | undefined {
  const on = date(row, 'cont_contact_date')
  if (on === undefined) return undefined
  const flags = outcomeFlags(row, 'cont_contact_outcome_json')
  const led = flags === undefined ? 'unknown' : isSet(flags, 'NEW_REFERRAL_FLAG') ? 'yes' : 'no'
  return {
    source: sourceOf(row),
    on,
    from: text(row, 'cont_contact_source_code', 'cont_contact_source_desc'),
    ledToReferral: led,
  }
}

/** Episodes of early help, by their start. */
export function readEarlyHelp(tables: RowsByTable): EarlyHelp[] {
  return readFacts(tables.get('early_help_episodes'), earlyHelp, fact => fact.startedOn, byStart)
}

function earlyHelp(row: SourceRow): EarlyHelp | undefined {
  const startedOn = date(row, 'earl_episode_start_date')
  if (startedOn === undefined) return undefined
  return {
    source: sourceOf(row),
    startedOn,
    endedOn: date(row, 'earl_episode_end_date'),
    organisation: text(row, 'earl_episode_organisation'),
  }
}
