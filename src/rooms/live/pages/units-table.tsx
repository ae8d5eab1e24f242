import type { Board } from '../../../analysis/index.ts'
import { notKnown } from '../../../domain/access/organisation.ts'
import type { Standard } from '../../../domain/standards/standard.ts'
import { type Column, CountLink, EmptyState, type QueryChanges, Table } from '../../../ui/index.ts'
import { boardHref, dueHref } from '../addresses.ts'
import { countOf, type UnitRow } from '../unit-rows.ts'
import type { View } from '../view.ts'

interface UnitsTableProps {
  readonly view: View
  readonly groups: readonly { readonly heading: string; readonly rows: readonly UnitRow[] }[]
  /** The standards that have a column. */
  readonly shown: readonly Standard[]
  /** Looks at one standard's difference between units. */
  readonly address: (standard: string | undefined) => string
}

/** The same shades everywhere, so that one unit's page compares with another's. */
const shades = [
  { from: 11, level: 4, words: '11 or more' },
  { from: 6, level: 3, words: '6 to 10' },
  { from: 3, level: 2, words: '3 to 5' },
  { from: 1, level: 1, words: '1 or 2' },
] as const

function shadeOf(count: number): string | undefined {
  const shade = shades.find(each => count >= each.from)
  return shade && `sl-heat sl-heat--${shade.level}`
}

/** Units by standards: how many are overdue in each, in the organisation's own order. */
export function UnitsTable({ view, groups, shown, address }: UnitsTableProps) {
  const whose = (row: UnitRow): QueryChanges => (row.id === all ? {} : { unit: row.key, service: undefined })
  const units = groups.flatMap(each => each.rows)
  const total = totalOf(units)
  const column = (id: string | undefined, heading: Column<UnitRow>['heading'], label: string): Column<UnitRow> => ({
    key: id ?? 'overdue',
    heading,
    label,
    numeric: true,
    cell: row => {
      const count = countOf(row.overdue, id)
      return (
        <CountLink
          count={count}
          class={id === undefined || row.id === all ? undefined : shadeOf(count)}
          href={dueHref(view, { ...whose(row), standard: id, band: 'overdue' })}
          what={`overdue in ${row.name}: ${label}`}
        />
      )
    },
  })
  return (
    <div>
      <Table<UnitRow>
        caption="Overdue now, by unit and standard"
        captionSize="m"
        wide
        keepOnPhone
        groups={[...groups, ...(units.length > 1 ? [{ heading: 'All of these', rows: [total] }] : [])]}
        empty={
          <EmptyState title="Nothing is open here">No unit in this part of the service has a clock running.</EmptyState>
        }
        columns={[
          {
            key: 'unit',
            heading: 'Unit',
            cell: each =>
              each.id === all ? (
                each.name
              ) : (
                <a
                  class="govuk-link"
                  href={boardHref(view, { service: undefined, unit: each.id === '' ? notKnown : each.id })}
                >
                  {each.name}
                </a>
              ),
          },
          {
            key: 'open',
            heading: 'Open deadlines',
            numeric: true,
            cell: each => (
              <CountLink
                count={countOf(each.open)}
                href={dueHref(view, { ...whose(each), state: 'open' })}
                what={`open deadlines in ${each.name}`}
              />
            ),
          },
          column(undefined, 'Overdue', 'Overdue under all standards'),
          ...shown.map(({ id, title }) =>
            column(
              id,
              <a class="govuk-link govuk-link--no-visited-state" href={address(id)}>
                {id}
                <span class="govuk-visually-hidden"> {title}: compare units</span>
              </a>,
              title,
            ),
          ),
        ]}
      />
      {shown.length > 0 && (
        <p class="govuk-body-s sl-heat-key">
          Overdue:{' '}
          {[...shades].reverse().map(each => (
            <span class={`sl-heat sl-heat--${each.level}`}>{each.words}</span>
          ))}
        </p>
      )}
    </div>
  )
}

const all = '*'

function totalOf(rows: readonly UnitRow[]): UnitRow {
  const summed = (of: (row: UnitRow) => ReadonlyMap<string, number>) => {
    const sums = new Map<string, number>()
    for (const row of rows) for (const [id, count] of of(row)) sums.set(id, (sums.get(id) ?? 0) + count)
    return sums
  }
  return { id: all, key: all, name: 'All', open: summed(each => each.open), overdue: summed(each => each.overdue) }
}

/** More columns than this cannot be taken in at once. */
const mostColumns = 12

/** The standards that have a column in the table of units, and how many more have anything overdue. */
export interface UnitColumns {
  readonly shown: readonly Standard[]
  readonly more: number
}

/**
 * First every standard under which a child may be unseen or unsafe, however few are overdue: papers, of which there are
 * most, push none of them out. Then those of the rest that most is overdue under; on request all that have anything
 * overdue. Each in the order of the child's journey.
 */
export function unitColumns(view: View, board: Board, all: boolean): UnitColumns {
  const overdueOf = ({ id }: Standard) => board.lines.get(id)?.overdue ?? 0
  const late = view.standards.on(view.asAt.day).filter(each => overdueOf(each) > 0)
  const isGravest = ({ gravity }: Standard) => gravity === 1
  const gravest = late.filter(isGravest)
  const rest = late.filter(each => !isGravest(each))
  if (all || late.length <= mostColumns) return { shown: [...gravest, ...rest], more: 0 }
  const room = Math.max(0, mostColumns - gravest.length)
  const most = new Set([...rest].sort((a, b) => overdueOf(b) - overdueOf(a)).slice(0, room))
  return { shown: [...gravest, ...rest.filter(each => most.has(each))], more: rest.length - most.size }
}

/** What the codes that head the columns stand for. */
export function StandardCodes({ shown }: { readonly shown: readonly Standard[] }) {
  if (shown.length === 0) return null
  return (
    <dl class="sl-codes">
      {shown.map(({ id, title }) => (
        <div>
          <dt>{id}</dt>
          <dd>
            <a class="govuk-link" href={`/standards/${id}`}>
              {title}
            </a>
          </dd>
        </div>
      ))}
    </dl>
  )
}
