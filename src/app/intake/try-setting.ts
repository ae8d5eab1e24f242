import type { Day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { buildRecord } from '../../domain/record/build.ts'
import { localise } from '../../domain/standards/local/localise.ts'
import { type MovedChild, movedFor } from '../../domain/standards/local/moved.ts'
import type { LocalChange, LocalSetting } from '../../domain/standards/local/setting.ts'
import { byId } from '../../domain/standards/registry.ts'
import { type OnProgress, Progress } from '../../intake/import-progress.ts'
import type { TriedSetting } from '../../rooms/imports/index.ts'
import { readChildRows } from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import { everyChildEver } from '../../store/derivations.ts'
import { readLocalChanges } from '../../store/local-standards.ts'
import type { Db } from '../../store/store.ts'
import { mappingsOf } from './understanding.ts'

/** Children read and worked out at once; between them others have their turn. */
const childrenAtOnce = 500

export interface SettingToTry {
  readonly standardId: string
  readonly from: Day
  readonly setting: LocalSetting
}

/**
 * What a setting would move, for every child, against the rule as it is now: on the day after its first day, when what
 * that day finds past is late; and, where its first day is still to come, as though that were today. Changes nothing.
 */
export async function trySetting(
  db: Db,
  authority: string,
  { standardId, from, setting }: SettingToTry,
  { today, at }: { today: Day; at: Date },
  onProgress: OnProgress = () => {},
): Promise<TriedSetting> {
  const [changes, mappings, childIds] = await Promise.all([
    readLocalChanges(db, authority),
    mappingsOf(db, authority),
    everyChildEver(db, authority),
  ])
  const own = changes.filter(each => each.standardId === standardId)
  const standardWith = (more: readonly LocalChange[]) => localise([byId(standardId)], [...own, ...more])[0]!
  const now = standardWith([])
  const firsts =
    from > today ? ([['first day', from] as const, ['today', today] as const] as const) : [['first day', from] as const]
  const bases = firsts.map(([when, first]) => {
    const said = { reason: '', approvedBy: '', setBy: '', setAt: at }
    const proposed = standardWith([{ standardId, from: first, ...setting, ...said }])
    return { when, on: first + 1, now, proposed, moved: [] as MovedChild[] }
  })
  const progress = new Progress(onProgress, 0)
  progress.begin('deriving', childIds.length)
  let done = 0
  for (const some of chunksOf(childIds, childrenAtOnce)) {
    for (const [childId, rows] of await readChildRows(db, authority, some)) {
      const record = buildRecord(childId, rows, mappings)
      for (const basis of bases) {
        const moved = movedFor(record, basis, englandAndWales)
        if (moved !== undefined) basis.moved.push(moved)
      }
    }
    progress.at((done += some.length), childIds.length)
    await new Promise(resolve => setImmediate(resolve))
  }
  return { children: childIds.length, bases: bases.map(({ when, on, moved }) => ({ when, on, moved })) }
}
