import { type Day, day } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { isOwnWorkerOn } from '../../domain/standards/oversight/notes.ts'
import { rowsOf } from '../../domain/templates/index.ts'
import { supervisions } from '../../domain/templates/oversight.ts'
import type { OversightNote } from '../../store/oversight-notes.ts'
import { kindTitles } from './words.ts'

/** One time somebody looked at a child, recorded here or brought in from the case system. */
export interface LookedAt {
  readonly on: Day
  readonly kind: string
  readonly by: string
  /** Not by the worker who held the case: only then does it count. A unit’s discussion is the unit’s own. */
  readonly counts: boolean
  /** The note, where it was recorded here. */
  readonly noteId: string | undefined
  /** Of a note withdrawn since, which counts no more: by whom and on which day. */
  readonly withdrawn?: { readonly by: string; readonly on: Day }
}

/**
 * All times somebody looked, the latest first: what was recorded here beside what was imported. Withdrawn notes, which
 * the record does not tell of any more, stand among them as withdrawn.
 */
export function looksOf(
  record: ChildRecord,
  recordedKeys: ReadonlyMap<string, OversightNote>,
  nameOf: (ownerId: string) => string,
): LookedAt[] {
  const looks = rowsOf(record, supervisions).flatMap((row): LookedAt[] => {
    if (row.on === undefined) return []
    const note = recordedKeys.get(row.source.key)
    if (note?.state === 'withdrawn') return []
    const by = row.text('by')
    const kind = row.text('kind') ?? 'oversight'
    return [
      {
        on: row.on,
        kind: note === undefined ? kind.charAt(0).toUpperCase() + kind.slice(1) : kindTitles[note.kind],
        by: note?.written_by_name ?? (by === undefined ? 'not recorded' : nameOf(by)),
        counts: kind === 'unit discussion' || by === undefined || !isOwnWorkerOn(record, by, row.on),
        noteId: note?.note_id,
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
      withdrawn: { by: withdrawn_by_name ?? 'somebody', on: englandDay(withdrawn_at) },
    },
  ]
}
