import { day } from '../../calendar/day.ts'
import type { ChildRecord, RowReference } from '../facts.ts'
import { returnYearsTable, toldNoMore, toldWhileOpen } from '../return-years.ts'
import type { SourceFormat } from '../source-row.ts'
import type { RowsByTable } from './rows-by-table.ts'

/**
 * What of a child's episodes stands open although the newest return of its kind does not tell it any more. Of those that
 * another return or extract tells as well, that one is believed.
 */
export function readToldNoMore(
  tables: RowsByTable,
  record: Pick<ChildRecord, 'referrals' | 'assessments' | 'needPlans' | 'protectionPlans' | 'careEpisodes'>,
): ChildRecord['toldNoMore'] {
  const years = tables.get(returnYearsTable) ?? []
  const found = (Object.keys(toldWhileOpen) as SourceFormat[]).flatMap(format => {
    const ofFormat = years.filter(row => row.format === format).map(row => row.data)
    return toldNoMore(ofFormat, toldWhileOpen[format]!)
  })
  if (found.length === 0) return undefined
  const open = [
    ...record.referrals.filter(each => each.noFurtherAction !== 'yes'),
    ...record.assessments,
    ...record.needPlans,
    ...record.protectionPlans,
    ...record.careEpisodes,
  ].filter(each => each.endedOn === undefined)
  const isSame = (source: RowReference, { table, key }: RowReference) => source.table === table && source.key === key
  const standing = open.flatMap(({ source }) => {
    const since = found.find(each => isSame(source, each))?.notIn
    return since === undefined ? [] : [{ source, since: day(since) }]
  })
  return standing.length === 0 ? undefined : standing
}
