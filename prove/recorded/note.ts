import { sql } from 'kysely'
import { rowIdOf } from '../../src/rooms/oversight/commands.ts'
import { opened, type TrialRecord } from '../record.ts'
import type { Served } from '../served.ts'
import { type Form, formWith } from './form.ts'

/** A note of oversight as somebody is about to sign it. */
export interface WrittenNote extends Form {
  readonly noteId: string
  readonly directions: number
}

/** Opens the form of a new note about a child and fills it in, with two directions to the first who may have them. */
export async function writeNote(served: Served, childId: string, words: string): Promise<WrittenNote> {
  const { action, fields, choices } = formWith('decision', await served.html(newNote(childId)))
  fields.set(
    'answer-lived-experience',
    `${words}. She gets herself up and goes to school without breakfast; in the evening she looks after her brother until her mother is home, and falls asleep in front of the television. She says that she would like somebody to eat with.`,
  )
  for (const name of ['safety', 'change', 'long-term', 'right-help', 'no-change', 'men'])
    fields.set(`unknown-${name}`, 'yes')
  for (const name of [...fields.keys()].filter(each => /^previous-[^-]+(-[^-]+){4}$/.test(each))) {
    fields.set(name, choices(name)[0]!)
    fields.set(`${name}-words`, 'Told and seen.')
  }
  fields.set('decision', words)
  fields.set('rationale', 'Nothing has changed since the last plan.')
  fields.set('manager-view', 'hold')
  const due = new Date(Date.now() + 7 * 86_400_000)
  for (const at of [0, 1]) {
    fields.set(`direction-${at}-what`, `${words}: ${at === 0 ? 'see her alone' : 'ask the school'}`)
    fields.set(`direction-${at}-owner`, choices(`direction-${at}-owner`)[0]!)
    fields.set(`direction-${at}-due-day`, String(due.getUTCDate()))
    fields.set(`direction-${at}-due-month`, String(due.getUTCMonth() + 1))
    fields.set(`direction-${at}-due-year`, String(due.getUTCFullYear()))
  }
  fields.set('do', 'sign')
  return { action, fields, noteId: action.split('/').at(-1)!, directions: 2 }
}

/** The note as its writer sends it once more, signed in anew. */
export async function asSentAgain(served: Served, childId: string, { action, fields }: Form): Promise<Form> {
  const own = formWith('decision', await served.html(newNote(childId)))
  const again = new URLSearchParams(fields)
  again.set('_csrf', own.fields.get('_csrf')!)
  return { action, fields: again }
}

function newNote(childId: string): string {
  return `/children/${encodeURIComponent(childId)}/oversight/new?kind=management+oversight`
}

/** What is held of a note: whether it is signed, its directions, the rows that numbers are made of, what the log says. */
export interface HeldOfNote {
  readonly state: 'draft' | 'signed' | 'discarded' | 'withdrawn' | undefined
  /** As typed. */
  readonly decision: string | undefined
  readonly directions: number
  readonly rows: number
  /** Of those, rows that no number has taken in yet. */
  readonly waiting: number
  /** How often the log says it was signed. */
  readonly logged: number
}

/** Reads what is held of a note. Nothing else may have the record open, unless it is on a server. */
export function heldOfNote(record: TrialRecord, noteId: string): Promise<HeldOfNote> {
  return opened(record, async db => {
    const note = await db
      .selectFrom('oversight_note')
      .select(['state', 'typed'])
      .where('note_id', '=', noteId)
      .execute()
    const given = await db.selectFrom('direction').select('direction_id').where('from_id', '=', noteId).execute()
    const rowIds = [rowIdOf(noteId), ...given.map(each => each.direction_id)]
    const rows = await db.selectFrom('recorded_row').select('taken_in').where('row_id', 'in', rowIds).execute()
    const { rows: logged } = await sql<{ n: number }>`
      select count(*)::int as n from change_log where subject = ${noteId} and event = 'oversight signed'`.execute(db)
    return {
      state: note[0]?.state,
      decision: note[0]?.typed.decision,
      directions: given.length,
      rows: rows.length,
      waiting: rows.filter(each => each.taken_in === null).length,
      logged: logged[0]!.n,
    }
  })
}
