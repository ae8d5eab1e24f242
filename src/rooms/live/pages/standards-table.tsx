import type { Board, BoardLine } from '../../../analysis/index.ts'
import type { Coverage } from '../../../domain/standards/state.ts'
import { chartPoint, fewestForShare, fewestInMonth, wilson } from '../../../domain/statistics/index.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  AgeingBar,
  AgeingKey,
  Change,
  CountLink,
  Details,
  Downloads,
  EmptyState,
  Interval,
  NoFiles,
  type QueryChanges,
  Sparkline,
  Table,
  toldAsShare,
} from '../../../ui/index.ts'
import { listHref } from '../addresses.ts'
import { byStage, linesOf, noLineOf, type StandardLine } from '../board-lines.ts'
import type { View } from '../view.ts'
import { countColumn, openColumn } from './count-column.tsx'
import { NoDataYet } from './no-data-yet.tsx'
import { overdueWords, StageLinks, stageAnchor } from './stage-links.tsx'

interface StandardsTableProps {
  readonly view: View
  readonly board: Board
  /** From when each kind of evidence has been supplied. */
  readonly coverage: Coverage
  readonly download: ((changes: QueryChanges) => string) | undefined
}

/** One row a standard there is something to say of, by stage of the child's journey; the others folded away below. */
export function StandardsTable({ view, board, coverage, download }: StandardsTableProps) {
  const all = linesOf(board, view.standards.on(view.asAt.day))
  const lines = all.filter(each => noLineOf(each, coverage) === undefined)
  const stages = byStage(lines)
  const scale = Math.max(1, ...lines.map(each => each.line.overdue))
  const isAnyLate = lines.some(each => each.line.overdue > 0)
  return (
    <>
      <StageLinks stages={stages} />
      <Table<StandardLine>
        caption="Standards: what is outstanding, and how much was done in time"
        captionSize="m"
        class="sl-board"
        groups={stages.map(({ stage, heading, rows }) => ({
          heading: <span id={stageAnchor(stage)}>{heading}</span>,
          rows,
          folds: `${counted(rows.length, 'standard')}, ${overdueWords(rows)}`,
        }))}
        empty={
          <EmptyState title="Nothing to count">
            No clock is running here that the evidence supplied could judge. What is missing stands below.
          </EmptyState>
        }
        columns={[
          {
            key: 'standard',
            heading: 'Standard',
            cell: each => (
              <a class="govuk-link" href={`/standards/${each.id}`}>
                {each.title}
              </a>
            ),
          },
          openColumn(view),
          countColumn(view, {
            key: 'overdue',
            heading: 'Overdue',
            count: 'overdue',
            where: { band: 'overdue' },
            what: 'overdue',
          }),
          {
            key: 'age',
            heading: 'How long overdue',
            cell: ({ line }) => {
              const [upTo5, upTo20, over20] = line.ageing
              return line.overdue === 0 ? '–' : <AgeingBar {...{ upTo5, upTo20, over20, scale }} />
            },
          },
          countColumn(view, {
            key: 'soon',
            heading: 'Due soon',
            count: 'dueSoon',
            where: { state: 'due-soon' },
            what: 'due soon',
          }),
          {
            key: 'in-time',
            heading: 'In time, 12 months',
            numeric: true,
            cell: each => <InTime view={view} of={each} />,
          },
          { key: 'trend', heading: '24 months', cell: each => <Months of={each} /> },
          {
            key: 'quality',
            heading: 'Quality evidence',
            cell: () => <span class="sl-number--unknown">none yet</span>,
          },
          countColumn(view, {
            key: 'no-data',
            heading: 'No data',
            count: 'noData',
            where: { band: 'no-data' },
            what: 'without data',
          }),
        ]}
      />
      {isAnyLate && <AgeingKey />}
      <NoDataYet {...{ view, coverage }} lines={all.filter(each => noLineOf(each, coverage) !== undefined)} />
      {download === undefined && <NoFiles />}
      {download && (
        <Downloads what="this table" csv={download({ format: 'csv' })} xlsx={download({ format: 'xlsx' })} />
      )}
      <Details summary="What the columns say" id="columns-explained">
        <p>
          Deadlines open: the clock is running, whether late, due or without data. Due soon: within the time each
          standard sets for starting. In time: of all that fell due in the twelve months, how many were done by then;
          what ended first is left out, what was never done counts as missed. The bar below shows how far chance alone
          could move the share.
        </p>
        <p>
          24 months: the share in time by month of falling due, on one scale from none to all. The words say whether the
          last whole month differs from the months before by more than chance makes of it (an XmR chart). Months in
          which fewer than {fewestInMonth} fell due are not drawn and not judged, and with fewer than twelve months left
          nothing is said.
        </p>
        <p>
          Quality evidence: what audits found of the same thing. None has been recorded yet, so nothing here says that
          the work was good, only that it was done.
        </p>
        <p>
          No data: the day passed, but the kind of record that would show it done has not been supplied for so early a
          day. It is neither late nor done.
        </p>
      </Details>
    </>
  )
}

function InTime({ view, of: { id, title, line } }: { readonly view: View; readonly of: StandardLine }) {
  const { met, of } = line.inTime
  if (of === 0) return <span class="sl-number--unknown">{nothingDue(line)}</span>
  const range = of < fewestForShare ? undefined : wilson(met, of)
  return (
    <div>
      <CountLink
        count={met}
        of={of}
        fewest={fewestForShare}
        href={listHref(view, 'in-time', { standard: id, done: 'in-time' })}
        ofHref={listHref(view, 'in-time', { standard: id })}
        what={`done in time: ${title}`}
      />
      {range && (
        <div class="sl-board__range">
          <Interval low={range.lower} high={range.upper} value={met / of} />
        </div>
      )}
    </div>
  )
}

/** Why nothing can be said of what was done in time. */
function nothingDue(line: BoardLine): string {
  return line.noData > 0 ? 'no data' : 'none due'
}

/** The share in time by month; a month of too few is a gap. */
export function Months({ of: { title, line, change, usual } }: { readonly of: StandardLine }) {
  if (!line.months.some(each => each.of > 0)) return <span class="sl-number--unknown">{nothingDue(line)}</span>
  const points = line.months.map(({ met, of }) => chartPoint(met / of, of))
  return (
    <div class="sl-board__trend">
      {points.some(each => each !== null) && (
        <Sparkline
          values={points}
          from={0}
          to={1}
          mean={usual}
          told={toldAsShare}
          label={`${title}, share in time by month over 24 months`}
        />
      )}
      <div>
        <Change verdict={change} />
      </div>
    </div>
  )
}
