import { readHeldRows } from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import type { Db } from '../../store/store.ts'
import type { StartUnseen } from '../format.ts'
import type { ComparedWith } from './comparison.ts'
import type { Gathering } from './gathering.ts'
import { extentOfRow } from './windows.ts'

const table = 'cla_episodes'

/** How many children's rows are read at once. */
const childrenAtOnce = 500

/** Says of which children a return does not tell how care began, but of those of whom an earlier one is held that does. */
export async function tellUnseenStarts(db: Db, about: ComparedWith, extract: Gathering): Promise<void> {
  for (const { starts, issueOf } of extract.unseenStarts) {
    let unseen = 0
    for (const some of chunksOf(starts, childrenAtOnce)) {
      const pairs = some.map(({ childId }) => ({ childId, table }))
      const held = Map.groupBy(await readHeldRows(db, about, pairs), row => row.childId)
      unseen += some.filter(each => !(held.get(each.childId) ?? []).some(row => leadsTo(row.data, each))).length
    }
    if (unseen > 0) extract.issue(issueOf(unseen))
  }
}

/** Whether an episode held had begun before a day and care went on from it until then. */
function leadsTo(episode: Readonly<Record<string, string>>, { on }: StartUnseen): boolean {
  const extent = extentOfRow(table, episode)
  if (extent === undefined || extent.start >= on) return false
  const goesOn = episode.clae_cla_episode_ceased_reason?.startsWith('X1') === true
  return goesOn || extent.end === undefined || extent.end >= on
}
