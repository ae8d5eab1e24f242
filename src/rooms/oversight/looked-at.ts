import { type Day, day } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { looksAtChild } from '../../domain/oversight/looks.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { capital } from '../../domain/words/capital.ts'
import type { OversightNote } from '../../store/oversight-notes.ts'
import { kindTitles } from './words.ts'

/** One time somebody looked at a child, recorded here or brought in from the case system. */
export interface LookedAt {
  readonly on: Day
  readonly kind: string
  readonly by: string
  /** Not by the worker who held the case: only then does it count. A unit’s discussion is the unit’s own. */
  readonly counts: boolean
  /** The note, where it is one that was recorded here. */
  readonly noteId: string | undefined
  /** Recorded in Sightline, and not brought in from the case system. */
  readonly isRecordedHere: boolean
  /** Of a note withdrawn since, which counts no more: by whom and on which day. */
  readonly withdrawn?: { readonly by: string; readonly on: Day }
}

/**
 * All times somebody looked, the latest first: what was recorded here beside what was imported. Withdrawn notes, which
 * the record does not tell of any more, stand among them as withdrawn. `recordedHere` are the ids of the child’s rows recorded
 * in Sightline.
 */
export function looksOf(
  record: ChildRecord,
  recordedKeys: ReadonlyMap<string, OversightNote>,
  recordedHere: ReadonlySet<string>,
  nameOf: (ownerId: string) => string,
): LookedAt[] {
  const looks = looksAtChild(record).flatMap(({ on, kind, by, byAnother, row }): LookedAt[] => {
    const note = recordedKeys.get(row.source.key)
    if (note?.state === 'withdrawn') return []
    const words = kind === '' ? 'oversight' : kind
    return [
      {
        on,
        kind: note === undefined ? capital(words) : kindTitles[note.kind],
        by: note?.written_by_name ?? (by === undefined ? 'not recorded' : nameOf(by)),
        counts: byAnother !== false,
        noteId: note?.note_id,
        isRecordedHere: recordedHere.has(row.source.key),
      },
    ]
  })
  const withdrawn = [...recordedKeys.values()].flatMap(note => (note.state === 'withdrawn' ? withdrawnLook(note) : []))
  return [...looks, ...withdrawn].sort((a, b) => b.on - a.on)
}

function withdrawnLook(note: OversightNote): LookedAt[] {
  const { held_on, withdrawn_at, withdrawn_by_name } = note
  if (held_on === null || withdrawn_at === null) return []
  return [
    {
      on: day(held_on),
      kind: kindTitles[note.kind],
      by: note.written_by_name,
      counts: false,
      noteId: note.note_id,
      isRecordedHere: true,
      withdrawn: { by: withdrawn_by_name ?? 'somebody', on: englandDay(withdrawn_at) },
    },
  ]
}
