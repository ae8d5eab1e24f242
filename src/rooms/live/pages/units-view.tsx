import { Downloads, hrefWith } from '../../../ui/index.ts'
import { keptBy } from '../addresses.ts'
import { unitRows } from '../unit-rows.ts'
import type { BoardPageProps } from './board.tsx'
import { UnitsFunnel } from './units-funnel.tsx'
import { StandardCodes, UnitsTable } from './units-table.tsx'

/** Units by standards, and which differences between them are more than chance. */
export function UnitsView({ view, board, organisation, standard, ownUnit, source, download }: BoardPageProps) {
  const groups = unitRows(board, organisation)
  const rows = groups.flatMap(each => each.rows)
  const address = (chosen: string | undefined) =>
    `${hrefWith('/live', { ...keptBy(view), view: 'units', standard: chosen })}#funnel`
  return (
    <>
      <div class="sl-beside">
        <UnitsTable {...{ view, board, groups, address }} />
        <UnitsFunnel {...{ view, rows, standard, ownUnit, address, source }} />
      </div>
      <StandardCodes view={view} board={board} />
      {download && (
        <Downloads
          what="overdue by unit and standard"
          csv={download({ view: 'units', format: 'csv' })}
          xlsx={download({ view: 'units', format: 'xlsx' })}
        />
      )}
    </>
  )
}
