import { randomInt } from 'node:crypto'
import { type Day, iso } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { childLabel, type PackChild, pseudonymised, widestShift } from '../../domain/packs/pseudonymised.ts'
import { buildRecord } from '../../domain/record/build.ts'
import { evaluate } from '../../domain/standards/evaluate.ts'
import type { RoomRequest } from '../../server/route.ts'
import { readChildRows } from '../../store/index.ts'
import { makePack } from '../../store/packs.ts'
import type { RoomServices } from '../services.ts'

/** All that an auditor of another authority is shown. */
export interface PackContent {
  readonly children: readonly PackChild[]
}

type Making = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today' | 'at'>

/**
 * Makes a pack of some children for one auditor: in an order and with moved days that nobody can work back from. Only
 * of children whose rows the maker may read. Returns the pack's id, and the children in it.
 */
export async function makePackOf(
  { services, principal, today, at }: Making,
  asked: { personId: string; title: string; startsOn: Day; until: Date; childIds: readonly string[] },
): Promise<{ readonly packId: string; readonly childIds: readonly string[] }> {
  const { personId, title, startsOn, until } = asked
  const rows = await services.readAs(principal, db => readChildRows(db, services.authority.id, asked.childIds))
  const ids = shuffled([...rows.keys()])
  const children = ids.map((id, index): PackChild => {
    const record = buildRecord(id, rows.get(id)!, services.mappings())
    const deadlines = evaluate(record, services.standards().all, englandAndWales)
    const shift = randomInt(1, widestShift + 1)
    const endsOn = Math.max(startsOn, today - randomInt(0, widestShift))
    return pseudonymised(record, deadlines, { label: childLabel(index), startsOn, endsOn, shift })
  })
  const content: PackContent = { children }
  const key = Object.fromEntries(ids.map((id, index) => [childLabel(index), id]))
  const pack = {
    personId,
    title,
    until,
    content,
    children: key,
    startsOn: iso(startsOn),
    dataVersion: services.dataVersion(),
  }
  const said = { by: principal.id, at }
  const packId = await services.store.transaction(trx => makePack(trx, services.authority.id, pack, said))
  return { packId, childIds: ids }
}

/** In an order drawn by lot, so that the letters tell nothing of the list they were made from. */
function shuffled(ids: string[]): string[] {
  for (let at = ids.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[ids[at], ids[other]] = [ids[other]!, ids[at]!]
  }
  return ids
}
