import type { Answer, Listed, Value } from '../../../analysis/index.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { isEnough, pointOf } from '../../../domain/indicators/enough.ts'
import { type Indicator, isAverage } from '../../../domain/indicators/indicator.ts'
import { indicatorById } from '../../../domain/indicators/registry.ts'
import { fewestForShare } from '../../../domain/statistics/index.ts'
import {
  countText,
  EmptyState,
  hrefWith,
  Link,
  numberText,
  PageHeading,
  ShortDate,
  Sparkline,
  SubNavigation,
  Table,
  toldAsShare,
  tooFewWords,
} from '../../../ui/index.ts'
import { exploreHref, type View } from '../../live/index.ts'
import { byUnit, type OversightBoard, type UnitLine } from '../board.ts'
import type { DirectionOfCase } from '../cases.ts'
import { ChildLink } from './child-link.tsx'
import { DirectionTable } from './direction-table.tsx'

interface BoardProps {
  readonly view: View
  readonly board: OversightBoard
  readonly overdue: readonly DirectionOfCase[]
  readonly shown: number
  readonly names: ReadonlyMap<string, string>
  readonly ownerName: (ownerId: string) => string
  readonly workerName: (workerId: string | undefined) => string
  readonly today: Day
  /** Other pages of oversight that the reader may open. */
  readonly parts: readonly { readonly href: string; readonly text: string }[]
}

/** Who looks at children, how often, what they ask for, and whether it is done. */
export function BoardPage(props: BoardProps) {
  const { view, board, overdue, shown, names, ownerName, workerName, today } = props
  return (
    <>
      <PageHeading
        caption="Oversight"
        lead="Whether somebody other than the child’s own worker looks, whether they begin with the child, and whether what they ask for is done."
      >
        {view.chosen.title}
      </PageHeading>
      <SubNavigation
        label="Parts of oversight"
        items={[
          { href: '/oversight', text: 'How oversight stands', current: true },
          ...props.parts.map(each => ({ ...each, current: false })),
        ]}
      />
      <Table<Answer>
        caption="How oversight stands"
        captionHidden
        class="sl-board"
        rows={board.answers}
        columns={[
          {
            key: 'what',
            heading: 'Measure',
            cell: ({ indicator }) => <Link href={exploreHref(view, indicator.id)}>{indicator.title}</Link>,
          },
          {
            key: 'now',
            heading: 'Now',
            numeric: true,
            cell: each =>
              board.unsupplied.has(each.indicator.id) ? (
                <span class="sl-number--unknown">not supplied</span>
              ) : (
                <Now view={view} of={each} indicator={each.indicator} />
              ),
          },
          {
            key: 'months',
            heading: 'Six months',
            cell: ({ trend, indicator }) => (
              <Sparkline
                values={(trend ?? []).map(each => pointOf(indicator, each.value))}
                told={isShare(indicator) ? toldAsShare : undefined}
                label={`${indicator.title}, at the end of each of six months`}
              />
            ),
          },
        ]}
      />
      <DirectionTable
        caption={`Directions overdue of children you may open: ${overdue.length}`}
        rows={overdue.slice(0, shown)}
        {...{ today, ownerName }}
        childName={childId => <ChildLink childId={childId} name={names.get(childId)} />}
        empty="Nothing that is recorded as asked for in your scope is overdue."
      />
      {overdue.length > shown && (
        <p class="govuk-body">
          <Link href="/directions?show=overdue">Show all {overdue.length} overdue directions</Link>
        </p>
      )}
      {board.unseen === undefined ? (
        <p class="govuk-body">
          No second pair of eyes: not known, as no supervision, oversight or discussion has been supplied or recorded.
        </p>
      ) : (
        <Unlooked {...{ view, shown, names, workerName }} unseen={board.unseen} />
      )}
      {board.units.length > 1 && <Units {...{ view }} units={board.units} unsupplied={board.unsupplied} />}
    </>
  )
}

interface UnlookedProps extends Pick<BoardProps, 'view' | 'shown' | 'names' | 'workerName'> {
  readonly unseen: readonly Listed[]
}

/** Children at whom nobody but their own worker has looked for long. */
function Unlooked({ view, unseen, shown, names, workerName }: UnlookedProps) {
  return (
    <>
      <Table<Listed>
        caption={`No second pair of eyes: ${unseen.length}`}
        captionSize="m"
        rows={unseen.slice(0, shown)}
        empty={
          <EmptyState title="Somebody has looked at every child">
            At each open child you may open, somebody other than the child’s own worker has looked within two months.
          </EmptyState>
        }
        columns={[
          {
            key: 'child',
            heading: 'Child',
            cell: each => <ChildLink childId={each.childId} name={names.get(each.childId)} />,
          },
          {
            key: 'since',
            heading: 'Nobody else since',
            cell: each => <ShortDate day={typeof each.cells.from === 'number' ? each.cells.from : undefined} />,
          },
          {
            key: 'days',
            heading: 'Days',
            numeric: true,
            cell: each => (typeof each.cells.from === 'number' ? numberText(view.asAt.day - each.cells.from) : ''),
          },
          {
            key: 'ever',
            heading: 'Ever',
            cell: each => (each.cells.looked === 1 ? 'Looked at before' : 'Never, since it opened'),
          },
          { key: 'worker', heading: 'Worker', class: 'sl-breaks', cell: each => <bdi>{workerName(each.worker)}</bdi> },
        ]}
      />
      {unseen.length > shown && (
        <p class="govuk-body">
          <Link href={exploreHref(view, 'I-73.eyes', { show: 'children', which: 'counted' })}>
            All {unseen.length} children
          </Link>
        </p>
      )}
    </>
  )
}

function Units({ view, units, unsupplied }: { readonly view: View } & Pick<OversightBoard, 'units' | 'unsupplied'>) {
  return (
    <Table<UnitLine>
      caption="By unit"
      captionSize="m"
      rows={units}
      columns={[
        {
          key: 'unit',
          heading: 'Unit',
          cell: each => <Link href={hrefWith('/oversight', { unit: each.unitId })}>{each.name}</Link>,
        },
        ...byUnit.map(id => {
          const indicator = indicatorById(id)
          return {
            key: id,
            heading: headings[id],
            numeric: true,
            cell: (each: UnitLine) => {
              const value = each.values[id]
              return value === undefined || unsupplied.has(id) ? (
                <span class="sl-number--unknown">{unsupplied.has(id) ? 'not supplied' : 'none'}</span>
              ) : (
                <Now view={view} of={value} indicator={indicator} unit={each.unitId} />
              )
            },
          }
        }),
      ]}
    />
  )
}

const headings: Readonly<Record<(typeof byUnit)[number], string>> = {
  'I-73.gap': 'Days since a look',
  'I-73.eyes': 'No second look',
  'OV-14.overdue': 'Directions overdue',
  'I-73.lived': 'Opens with the child',
}

/** A number that opens to the children behind it. */
function Now(props: {
  readonly view: View
  readonly of: Value
  readonly indicator: Indicator
  readonly unit?: string | undefined
}) {
  const { view, of: value, indicator, unit } = props
  if (value.value === undefined) return <span class="sl-number--unknown">none</span>
  const isMedian = isAverage(indicator.measure)
  const isTold = isEnough(indicator, value.denominator)
  if (isMedian && !isTold) return <span class="sl-number--unknown">{tooFewWords}</span>
  const href = exploreHref(view, indicator.id, {
    show: 'children',
    ...(isMedian ? {} : { which: 'counted' }),
    ...(unit === undefined ? {} : { unit }),
  })
  return (
    <Link href={href} plain>
      {isShare(indicator)
        ? countText({ count: value.numerator, of: value.denominator, fewest: isTold ? 0 : fewestForShare })
        : numberText(value.value)}
      <span class="govuk-visually-hidden"> {indicator.title}</span>
    </Link>
  )
}

const isShare = ({ measure }: Indicator) => measure.kind === 'share' || measure.kind === 'in time'
