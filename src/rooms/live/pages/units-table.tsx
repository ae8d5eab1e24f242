import type { Board } from '../../../analysis/index.ts'
import type { Organisation, Unit } from '../../../domain/access/organisation.ts'
import { standards } from '../../../domain/standards/registry.ts'
import { Count, CountLink, Table } from '../../../ui/index.ts'

interface UnitsTableProps {
  readonly board: Board
  readonly organisation: Organisation
  readonly address: (query: Readonly<Record<string, string>>) => string
  readonly due: (query: Record<string, string>) => string
}

/** Units by standards: how many are overdue in each, in the organisation's own order. */
export function UnitsTable({ board, organisation, address, due }: UnitsTableProps) {
  const shown = standards.filter(each => (board.lines.get(each.id)?.overdue ?? 0) > 0)
  const units: (Unit & { readonly href?: string })[] = organisation.units.filter(each => board.openByUnit.has(each.id))
  const known = new Set(organisation.units.map(each => each.id))
  const others = [...board.openByUnit.keys()].filter(id => !known.has(id))
  const rows = [...units, ...others.map(id => ({ id, name: id === '' ? 'Not known' : id, serviceId: '' }))]
  const overdue = (unit: string, standard: string) => board.overdueByUnit.get(unit)?.get(standard) ?? 0
  return (
    <Table
      caption="Overdue now, by unit and standard"
      captionSize="m"
      wide
      rows={rows}
      columns={[
        {
          key: 'unit',
          heading: 'Unit',
          cell: each =>
            known.has(each.id) ? (
              <a class="govuk-link" href={address({ unit: each.id })}>
                {each.name}
              </a>
            ) : (
              each.name
            ),
        },
        {
          key: 'open',
          heading: 'Open',
          numeric: true,
          cell: each => <Count count={board.openByUnit.get(each.id) ?? 0} />,
        },
        ...shown.map(standard => ({
          key: standard.id,
          heading: <abbr title={standard.title}>{standard.id}</abbr>,
          label: standard.title,
          numeric: true,
          cell: (each: { id: string; name: string }) => (
            <CountLink
              count={overdue(each.id, standard.id)}
              href={due({ unit: each.id, standard: standard.id, state: 'overdue' })}
              what={`overdue in ${each.name}: ${standard.title}`}
            />
          ),
        })),
      ]}
    />
  )
}
