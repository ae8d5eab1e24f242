import type { Selectable, Transaction } from 'kysely'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { logChange } from '../change-log.ts'
import type { Instant, Json } from '../column-types.ts'
import type { SaidByName } from '../said.ts'
import type { Db } from '../store.ts'
import type { Database } from '../tables.ts'

/** Somebody asked to a meeting, with an account here or without. */
export interface Attending {
  readonly name: string
  /** "Head of service", "legal adviser" */
  readonly post: string
  /** Undefined until somebody has said. */
  readonly present?: boolean | undefined
}

export interface TrackingMeetingTable {
  authority_id: string
  meeting_id: string
  /** "2026-11": the month whose agenda it goes through. */
  month: string
  held_on: string
  chair_id: string
  chair_name: string
  attendance: Json<readonly Attending[]>
  minuted: boolean
  begun_at: Instant
  changed_at: Instant
  revision: number
}

declare module '../tables.ts' {
  interface Database {
    tracking_meeting: TrackingMeetingTable
  }
}

/** A progress meeting. */
export type TrackingMeeting = Selectable<TrackingMeetingTable>

/** A meeting about to begin: its id is made when the form is drawn, so that sent twice it is one. */
export interface NewMeeting {
  readonly meetingId: string
  readonly month: string
  readonly heldOn: Day
  readonly attendance: readonly Attending[]
}

/** Begins a meeting. Call it in a transaction. Begun already, it stays as it is. */
export async function beginMeeting(
  trx: Transaction<Database>,
  authority: string,
  { meetingId, month, heldOn, attendance }: NewMeeting,
  { by, byName, at }: SaidByName,
): Promise<void> {
  const added = await trx
    .insertInto('tracking_meeting')
    .values({
      authority_id: authority,
      meeting_id: meetingId,
      month,
      held_on: iso(heldOn),
      chair_id: by,
      chair_name: byName,
      attendance: JSON.stringify(attendance),
      begun_at: at,
      changed_at: at,
      minuted: false,
      revision: 1,
    })
    .onConflict(each => each.columns(['authority_id', 'meeting_id']).doNothing())
    .returning('meeting_id')
    .executeTakeFirst()
  if (added === undefined) return
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'progress meeting begun', subject: meetingId },
    before: null,
    after: { month, heldOn: iso(heldOn) },
  })
}

/** What is said of a meeting afterwards: who was there, and whether its minutes are settled. */
export interface MeetingChange {
  readonly meetingId: string
  readonly revision: number
  readonly attendance: readonly Attending[]
  readonly minuted: boolean
}

/** Changes who was there. False where somebody else changed it since it was shown, or there is no such meeting. */
export async function changeMeeting(
  trx: Transaction<Database>,
  authority: string,
  { meetingId, revision, attendance, minuted }: MeetingChange,
  { by, at }: SaidByName,
): Promise<boolean> {
  const before = await readMeeting(trx, authority, meetingId)
  const changed = await trx
    .updateTable('tracking_meeting')
    .set({ attendance: JSON.stringify(attendance), minuted, changed_at: at, revision: revision + 1 })
    .where('authority_id', '=', authority)
    .where('meeting_id', '=', meetingId)
    .where('revision', '=', revision)
    .returning('meeting_id')
    .executeTakeFirst()
  if (changed === undefined || before === undefined) return false
  await logChange(trx, authority, {
    ...{ at, principal: by, event: 'progress meeting changed', subject: meetingId },
    before: { attendance: before.attendance, minuted: before.minuted },
    after: { attendance, minuted },
  })
  return true
}

/** One meeting; undefined where there is none of that id. */
export async function readMeeting(db: Db, authority: string, meetingId: string): Promise<TrackingMeeting | undefined> {
  return db
    .selectFrom('tracking_meeting')
    .selectAll()
    .where('authority_id', '=', authority)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
}

/** The meetings held, the latest first; of one month where it is given. */
export async function listMeetings(db: Db, authority: string, month?: string): Promise<TrackingMeeting[]> {
  let query = db.selectFrom('tracking_meeting').selectAll().where('authority_id', '=', authority)
  if (month !== undefined) query = query.where('month', '=', month)
  return query.orderBy('held_on', 'desc').orderBy('begun_at', 'desc').limit(60).execute()
}
