import { Downloads, hrefWith, NoFiles } from '../../../ui/index.ts'
import { keptBy } from '../addresses.ts'
import { unitRows } from '../unit-rows.ts'
import type { BoardPageProps } from './board.tsx'
import { UnitsFunnel } from './units-funnel.tsx'
import { StandardCodes, UnitsTable, unitColumns } from './units-table.tsx'

/** Units by standards, and which differences between them are more than chance. */
export function UnitsView(props: BoardPageProps) {
  const { view, board, organisation, standard, ownUnit, source, showsEverything, download } = props
  const groups = unitRows(board, organisation)
  const rows = groups.flatMap(each => each.rows)
  const { shown, more } = unitColumns(view, board, showsEverything)
  const kept = { ...keptBy(view), view: 'units', columns: showsEverything ? 'all' : undefined, standard }
  const address = (chosen: string | undefined) => `${hrefWith('/live', { ...kept, standard: chosen })}#funnel`
  return (
    <>
      {(more > 0 || showsEverything) && (
        <p class="govuk-body-s">
          {more > 0
            ? 'First stand all standards under which a child may be unseen or unsafe, then those under which most is overdue. '
            : 'Every standard that anything is overdue under has a column. '}
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={hrefWith('/live', { ...kept, columns: more > 0 ? 'all' : undefined })}
          >
            {more > 0 ? `Show ${more} more` : 'Show the first alone'}
          </a>
        </p>
      )}
      <div class="sl-beside">
        <UnitsTable {...{ view, groups, shown, address }} />
        <UnitsFunnel {...{ view, rows, shown, standard, ownUnit, address, source }} />
      </div>
      <StandardCodes shown={shown} />
      {download === undefined && <NoFiles />}
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
