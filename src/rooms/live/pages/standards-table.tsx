import type { Board, BoardLine } from '../../../analysis/index.ts'
import { standards } from '../../../domain/standards/registry.ts'
import { stages } from '../../../domain/standards/standard.ts'
import { AgeingBar, AgeingKey, Count, CountLink, Sparkline, Table } from '../../../ui/index.ts'

interface Line {
  readonly id: string
  readonly title: string
  readonly line: BoardLine
}

/** One row a standard, by stage of the child's journey. */
export function StandardsTable({
  board,
  due,
}: {
  readonly board: Board
  readonly due: (query: Record<string, string>) => string
}) {
  const lines = standards.flatMap((each): (Line & { stage: string })[] => {
    const line = board.lines.get(each.id)
    return line === undefined ? [] : [{ id: each.id, title: each.title, line, stage: each.stage }]
  })
  const scale = Math.max(1, ...lines.map(each => each.line.overdue))
  const groups = stages.flatMap(stage => {
    const rows = lines.filter(each => each.stage === stage)
    return rows.length === 0 ? [] : [{ heading: stage[0]!.toUpperCase() + stage.slice(1), rows }]
  })
  return (
    <>
      <Table<Line>
        caption="Standards: what is outstanding, and how much was done in time"
        captionSize="m"
        groups={groups}
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
          { key: 'open', heading: 'Open', numeric: true, cell: ({ line }) => <Count count={line.open} /> },
          {
            key: 'overdue',
            heading: 'Overdue',
            numeric: true,
            cell: ({ id, title, line }) => (
              <CountLink
                count={line.overdue}
                href={due({ standard: id, state: 'overdue' })}
                what={`overdue: ${title}`}
              />
            ),
          },
          {
            key: 'age',
            heading: 'How long overdue',
            cell: ({ line }) => {
              const [upTo5, upTo20, over20] = line.ageing
              return line.overdue === 0 ? '–' : <AgeingBar {...{ upTo5, upTo20, over20, scale }} />
            },
          },
          {
            key: 'soon',
            heading: 'Due soon',
            numeric: true,
            cell: ({ id, title, line }) => (
              <CountLink
                count={line.dueSoon}
                href={due({ standard: id, state: 'due-soon' })}
                what={`due soon: ${title}`}
              />
            ),
          },
          {
            key: 'in-time',
            heading: 'In time, 12 months',
            numeric: true,
            cell: ({ line }) =>
              line.inTime.of === 0 ? 'none due' : <Count count={line.inTime.met} of={line.inTime.of} fewest={20} />,
          },
          {
            key: 'trend',
            heading: '24 months',
            cell: ({ title, line }) =>
              line.months.some(each => each.of > 0) ? (
                <Sparkline
                  values={line.months.map(each => (each.of === 0 ? null : each.met / each.of))}
                  from={0}
                  to={1}
                  label={`${title}: share in time by month over 24 months`}
                />
              ) : (
                '–'
              ),
          },
          { key: 'no-data', heading: 'No data', numeric: true, cell: ({ line }) => <Count count={line.noData} /> },
        ]}
      />
      <AgeingKey />
    </>
  )
}
