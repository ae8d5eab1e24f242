import { hrefWith } from '../../../ui/index.ts'
import { keptBy } from '../addresses.ts'
import { unitRows } from '../unit-rows.ts'
import type { BoardPageProps } from './board.tsx'
import { UnitsFunnel } from './units-funnel.tsx'
import { UnitsTable } from './units-table.tsx'

/** Units by standards, and which differences between them are more than chance. */
export function UnitsView({ view, board, organisation, standard, ownUnit, source, download }: BoardPageProps) {
  const groups = unitRows(board, organisation)
  const rows = groups.flatMap(each => each.rows)
  const address = (chosen: string | undefined) =>
    `${hrefWith('/live', { ...keptBy(view), view: 'units', standard: chosen })}#funnel`
  return (
    <>
      <UnitsTable {...{ view, board, groups, standard, address, download }} />
      <UnitsFunnel {...{ rows, standard, ownUnit, address, source }} />
    </>
  )
}
