import type { Standard } from '../../../domain/standards/standard.ts'
import { type FunnelPlace, funnel, funnelLimits } from '../../../domain/statistics/index.ts'
import { type Children, Count, Figure, Funnel, type FunnelLimit, percentText, Table } from '../../../ui/index.ts'
import { countOf, type UnitRow } from '../unit-rows.ts'
import type { View } from '../view.ts'

interface UnitsFunnelProps {
  readonly view: Pick<View, 'standards' | 'asAt'>
  readonly rows: readonly UnitRow[]
  /** The standards that may be looked at one by one; unless given, those that anything is overdue under. */
  readonly shown?: readonly Standard[] | undefined
  readonly standard: string | undefined
  readonly ownUnit: string | undefined
  /** Looks at one standard, or at all. */
  readonly address: (standard: string | undefined) => string
  readonly source: Children
}

interface Placed extends UnitRow {
  readonly count: number
  readonly of: number
  readonly place: FunnelPlace
}

const standingWords: Readonly<Record<FunnelPlace['standing'], string>> = {
  'as-expected': 'Within chance',
  high: 'High: by chance one time in twenty',
  low: 'Low: by chance one time in twenty',
  'very-high': 'Higher than chance makes it',
  'very-low': 'Lower than chance makes it',
}

/** Which differences between units are more than chance: what is overdue of what is open, against the size of each. */
export function UnitsFunnel({ view, rows, shown, standard, ownUnit, address, source }: UnitsFunnelProps) {
  const shares = rows.map(each => ({ count: countOf(each.overdue, standard), of: countOf(each.open, standard) }))
  const found = funnel(shares)
  const units = rows.flatMap((row, index): Placed[] => {
    const place = found?.places[index]
    return place === undefined ? [] : [{ ...row, ...shares[index]!, place }]
  })
  if (found === undefined || units.length < 2) return null
  const what =
    standard === undefined ? 'all standards' : view.standards.byId(standard, view.asAt.day).title.toLowerCase()
  const title = findingOf(units, standard)
  const to = axisEnd(units, found.overall)
  return (
    <div id="funnel">
      <Figure
        id="units-funnel"
        title={title}
        headingLevel={2}
        note={
          <>
            Overdue, of all that is open: {what}. Each dot is a unit; between the dashed lines, differences are no more
            than chance makes of a unit of that size. Units do different work, so this asks where to look: it ranks
            nobody. <StandardChoice shown={shown ?? lateOf(view, rows)} standard={standard} address={address} />
          </>
        }
        source={source}
        definition="Outside the outer lines by chance one time in five hundred, outside the inner ones one time in twenty."
        table={
          <Table<Placed>
            caption="Overdue of open, by unit, with what chance alone would make of it"
            captionHidden
            rows={units}
            columns={[
              { key: 'unit', heading: 'Unit', cell: each => each.name },
              {
                key: 'share',
                heading: 'Overdue, of open',
                numeric: true,
                cell: each => <Count count={each.count} of={each.of} />,
              },
              {
                key: 'expected',
                heading: 'By chance, 95%',
                numeric: true,
                cell: ({ place }) => `${percent(place.within95.lower)} to ${percent(place.within95.upper)}`,
              },
              { key: 'standing', heading: 'Difference', cell: ({ place }) => standingWords[place.standing] },
            ]}
          />
        }
      >
        <Funnel
          id="funnel-chart"
          title={title}
          description={`The share overdue of what is open in ${units.length} units, from nothing to ${percent(to)}, against how much is open. All together ${percent(found.overall)}.`}
          units={units.map(each => ({
            name: each.name,
            count: each.count,
            of: each.of,
            outside: isBeyondChance(each),
            own: each.id === ownUnit,
          }))}
          limits={limitsFor(units, found.overall)}
          mean={found.overall}
          along="Open deadlines"
          upwards="Overdue, of all open"
          to={to}
        />
      </Figure>
    </div>
  )
}

/** One standard at a time, or all of them together. */
function StandardChoice({
  shown,
  standard,
  address,
}: Pick<UnitsFunnelProps, 'standard' | 'address'> & { readonly shown: readonly Standard[] }) {
  if (shown.length === 0) return null
  const besides = standard === undefined || shown.some(each => each.id === standard) ? [] : [standard]
  const ids = [...shown.map(each => each.id), ...besides]
  const choices = [{ id: undefined, text: 'all standards' }, ...ids.map(id => ({ id, text: id }))]
  return (
    <span>
      Look at{' '}
      {choices.map(({ id, text }, index) => [
        index === 0 ? '' : ', ',
        id === standard ? (
          <strong>{text}</strong>
        ) : (
          <a class="govuk-link govuk-link--no-visited-state sl-nowrap" href={address(id)}>
            {text}
          </a>
        ),
      ])}
      .
    </span>
  )
}

function lateOf(view: UnitsFunnelProps['view'], rows: readonly UnitRow[]): readonly Standard[] {
  return view.standards.on(view.asAt.day).filter(({ id }) => rows.some(each => countOf(each.overdue, id) > 0))
}

function isBeyondChance({ place }: Placed): boolean {
  return place.standing === 'very-high' || place.standing === 'very-low'
}

function findingOf(units: readonly Placed[], standard: string | undefined): string {
  const under = standard === undefined ? '' : ` under ${standard}`
  const named = (standing: FunnelPlace['standing']) =>
    units
      .filter(each => each.place.standing === standing)
      .map(each => each.name)
      .join(', ')
  const [more, less] = [named('very-high'), named('very-low')]
  if (more === '' && less === '') return `No unit differs beyond chance in what is overdue${under}`
  if (more === '') return `Less is overdue${under} than chance makes it: ${less}`
  return `More is overdue${under} than chance makes it: ${more}${less === '' ? '' : `. Less: ${less}`}`
}

/** A share as the end of the axis: beyond every unit, and room above for the limits. */
function axisEnd(units: readonly Placed[], overall: number): number {
  const highest = Math.max(overall * 2.5, ...units.map(each => each.place.proportion * 1.15), 0.05)
  return Math.min(1, Math.ceil(highest * 20) / 20)
}

function limitsFor(units: readonly Placed[], overall: number): FunnelLimit[] {
  const largest = Math.max(...units.map(each => each.of))
  const widest = Math.max(10, Math.ceil(largest * 1.05))
  const sizes = new Set(Array.from({ length: 80 }, (_, index) => Math.max(1, Math.round((widest * (index + 1)) / 80))))
  return [...sizes].map(of => {
    const { within95, within998 } = funnelLimits(overall, of)
    return { of, low95: within95.lower, high95: within95.upper, low998: within998.lower, high998: within998.upper }
  })
}

function percent(share: number): string {
  return share === 0 ? '0%' : (percentText(Math.round(share * 1000), 1000) ?? '')
}
