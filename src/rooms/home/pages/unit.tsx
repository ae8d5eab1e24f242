import { dueBands } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import type { WordsAsked } from '../../../domain/oversight/words-asked.ts'
import { counted } from '../../../domain/words/numbers.ts'
import { type Children, Count, CountLink, EmptyState, type QueryChanges, Table, Tag } from '../../../ui/index.ts'
import { DueTable } from '../../due/index.ts'
import { boardHref, dueHref, linesOf, listHref, type StandardLine, unallocated, type View } from '../../live/index.ts'
import { byFridayHref, fewestWorkers, oversightStandards, type UnitHome, type WorkerLoad } from '../unit.ts'
import { AskedJump, AskedOfYou } from './asked-of-you.tsx'
import { UnseenSection } from './unseen.tsx'
import { WithoutWorker } from './without-worker.tsx'

/** Rows of what goes late by Friday on the page; the rest is in Due. */
export const fridayShown = 15
/** Rows of what is overdue on the page, the gravest. */
export const overdueShown = 10

interface UnitPageProps {
  readonly view: View
  readonly unit: UnitHome
  readonly names: ReadonlyMap<string, string>
  readonly wordsAsked: WordsAsked
  readonly organisation: Organisation
  /** What somebody asks of the reader: after the children not seen and what is late. */
  readonly asked: Children | undefined
}

/** A unit lead's own page: what goes late next, who carries what, and where nobody has looked. */
export function UnitPage({ view, unit, names, wordsAsked, organisation, asked }: UnitPageProps) {
  const lines = linesOf(unit.board, view.standards.on(view.asAt.day))
  return (
    <>
      <AskedJump asked={asked} after="who was not seen and what is overdue" />
      <UnseenSection {...{ view, names, organisation }} unseen={unit.unseen} />
      <Overdue {...{ view, unit, names, wordsAsked, organisation }} />
      <AskedOfYou asked={asked} />
      <ByFriday {...{ view, unit, names, wordsAsked, organisation }} />
      <Loads view={view} unit={unit} />
      <OversightGaps {...{ view, lines }} alone={unit.alone} />
      <ByStandard view={view} lines={lines} />
      <p class="govuk-body">
        <a class="govuk-link" href={boardHref(view)}>
          The unit’s live board
        </a>
      </p>
    </>
  )
}

type Shown = Omit<UnitPageProps, 'asked'>

function Overdue({ view, unit, names, wordsAsked, organisation }: Shown) {
  const { day, today } = view.asAt
  const items = unit.overdue.slice(0, overdueShown)
  return (
    <section aria-labelledby="overdue">
      <h2 class="govuk-heading-m" id="overdue">
        Overdue, the gravest first: <Count count={unit.overdue.length} />
      </h2>
      <DueTable
        {...{ items, names, wordsAsked, organisation, day, today }}
        standards={view.standards}
        headed
        totals={new Map([['overdue', unit.overdue.length]])}
        empty={
          <EmptyState title="Nothing is overdue">Nothing of the unit’s children that you may open is late.</EmptyState>
        }
      />
      {unit.overdue.length > items.length && (
        <p class="govuk-body">
          The first {items.length} are shown.{' '}
          <a class="govuk-link" href={dueHref(view, { band: 'overdue' })}>
            See all {unit.overdue.length}
          </a>
          .
        </p>
      )}
    </section>
  )
}

function ByFriday({ view, unit, names, wordsAsked, organisation }: Shown) {
  const { day, today } = view.asAt
  const { byFriday, friday } = unit
  const items = byFriday.slice(0, fridayShown)
  const totals = new Map(dueBands.map(band => [band, byFriday.filter(each => each.band === band).length]))
  // At a weekend the working week that comes is not the list's “this week”.
  const words = `By ${longDate(friday)}`
  return (
    <section aria-labelledby="by-friday">
      <h2 class="govuk-heading-m" id="by-friday">
        Late by {longDate(friday)} if nothing happens: <Count count={byFriday.length} />
      </h2>
      <p class="govuk-body">
        Not yet done, and due by the end of that day. What falls due on the weekend after it is among them, as it has to
        be done by then.
      </p>
      <DueTable
        {...{ items, names, wordsAsked, organisation, day, today, totals }}
        standards={view.standards}
        titles={{ 'this week': words, 'next two weeks': words, later: words }}
        empty={<EmptyState title="Nothing falls due by Friday">What is overdue already stands above.</EmptyState>}
      />
      {byFriday.length > items.length && (
        <p class="govuk-body">
          The first {items.length} are shown.{' '}
          <a class="govuk-link" href={byFridayHref(view, friday)}>
            See all {byFriday.length}
          </a>
          .
        </p>
      )}
    </section>
  )
}

function Loads({ view, unit: { loads, middle } }: { readonly view: View; readonly unit: UnitHome }) {
  // As the mark itself counts them: “No worker” is nobody.
  const holding = loads.filter(each => each.worker !== '' && each.children > 0).length
  const whose = (each: WorkerLoad): QueryChanges => ({ worker: each.worker === '' ? unallocated : each.worker })
  return (
    <>
      <Table<WorkerLoad>
        caption="What each worker carries"
        captionSize="m"
        rows={loads}
        empty={<EmptyState title="Nobody holds a child here">No child of this unit is open today.</EmptyState>}
        columns={[
          {
            key: 'worker',
            heading: 'Worker',
            cell: each => (
              <div>
                {each.worker === '' ? (
                  <strong>{each.name}</strong>
                ) : (
                  <a class="govuk-link" href={boardHref(view, whose(each))}>
                    {each.name}
                  </a>
                )}
                {each.isMuch && (
                  <>
                    {' '}
                    <Tag colour="yellow">Carries much</Tag>
                  </>
                )}
              </div>
            ),
          },
          {
            key: 'children',
            heading: 'Children',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.children}
                href={listHref(view, 'children-open', whose(each))}
                what={`children open: ${each.name}`}
              />
            ),
          },
          {
            key: 'plans',
            heading: 'On protection plans',
            numeric: true,
            cell: each => <Count count={each.protection} />,
          },
          { key: 'care', heading: 'Looked after', numeric: true, cell: each => <Count count={each.lookedAfter} /> },
          {
            key: 'overdue',
            heading: 'Overdue',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.overdue}
                href={dueHref(view, { ...whose(each), band: 'overdue' })}
                what={`overdue: ${each.name}`}
              />
            ),
          },
          {
            key: 'next',
            heading: 'Due in five working days',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.dueNext}
                href={dueHref(view, { ...whose(each), within: '5' })}
                what={`due in the next five working days: ${each.name}`}
              />
            ),
          },
        ]}
      />
      {middle !== undefined && holding >= fewestWorkers && (
        <p class="govuk-body-s">
          In order of name. Half of the workers hold {counted(Math.round(middle), 'child', 'children')} or fewer;
          “carries much” is half as many again or more. It says where to ask, and nothing of how anybody works: children
          differ in what they need, and hours are not in the data.
        </p>
      )}
    </>
  )
}

interface GapsProps {
  readonly view: View
  readonly lines: readonly StandardLine[]
  /** Children whom nobody holds. */
  readonly alone: number | undefined
}

function OversightGaps({ view, lines, alone }: GapsProps) {
  const known = oversightStandards.flatMap(id => lines.find(each => each.id === id) ?? [])
  return (
    <section id="oversight">
      <Table<StandardLine>
        caption="Supervision and oversight: where nobody has looked in time"
        captionSize="m"
        rows={known}
        empty={<EmptyState title="No standards of oversight">None is in force here.</EmptyState>}
        columns={standardColumns(view)}
      />
      <WithoutWorker view={view} count={alone} />
    </section>
  )
}

function ByStandard({ view, lines }: { readonly view: View; readonly lines: readonly StandardLine[] }) {
  const others = lines.filter(
    ({ id, line }) => line.overdue + line.dueSoon > 0 && !(oversightStandards as readonly string[]).includes(id),
  )
  return (
    <Table<StandardLine>
      caption="The unit’s children by standard: what is late or due soon"
      captionSize="m"
      rows={others}
      empty={
        <EmptyState title="Nothing is late or due soon">No other standard asks for anything at the moment.</EmptyState>
      }
      columns={standardColumns(view)}
    />
  )
}

/** A standard and how many of its clocks are late, due soon and running, each opening to its list. */
function standardColumns(view: View) {
  const number = (key: string, heading: string, of: (each: StandardLine) => number, changes: QueryChanges) => ({
    key,
    heading,
    numeric: true,
    cell: (each: StandardLine) => (
      <CountLink
        count={of(each)}
        href={dueHref(view, { standard: each.id, ...changes })}
        what={`${heading.toLowerCase()}: ${each.title}`}
      />
    ),
  })
  return [
    {
      key: 'standard',
      heading: 'Standard',
      cell: (each: StandardLine) => (
        <a class="govuk-link" href={`/standards/${each.id}`}>
          {each.title}
        </a>
      ),
    },
    number('overdue', 'Overdue', ({ line }) => line.overdue, { band: 'overdue' }),
    number('soon', 'Due soon', ({ line }) => line.dueSoon, { state: 'due-soon' }),
    number('open', 'Running', ({ line }) => line.open, { state: 'open' }),
    number('none', 'No data', ({ line }) => line.noData, { band: 'no-data' }),
  ]
}
