import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Day } from '../../../domain/calendar/day.ts'
import { childName } from '../../../domain/words/child-name.ts'
import { type Children, Count, Link, ShortDate, Table } from '../../../ui/index.ts'
import { heldColumn } from '../../live/index.ts'
import { processHref } from '../addresses.ts'
import type { Tracked } from '../tracker.ts'
import { whereHref } from './pressing-table.tsx'
import { LateTag, StageTag, Week } from './tags.tsx'

/** Processes, each with its week, what comes next and by when, and what was asked for. */
export function TrackedTable(props: {
  readonly caption: string
  readonly rows: readonly Tracked[]
  readonly names: ReadonlyMap<string, string>
  readonly organisation: Organisation
  readonly today: Day
  readonly empty?: Children
  /** The gateway's table: a link to decide in each row. */
  readonly mayDecide?: boolean | undefined
}) {
  const { rows, names, organisation, today } = props
  return (
    <Table<Tracked>
      caption={props.caption}
      captionHidden
      rows={rows}
      empty={props.empty}
      columns={[
        {
          key: 'child',
          heading: 'Child',
          cell: each => (
            <a class="govuk-link" href={whereHref(each)}>
              <bdi>{childName(names, each.childId)}</bdi>
            </a>
          ),
        },
        {
          key: 'stage',
          heading: 'Stage',
          cell: each => (
            <div>
              <StageTag stage={each.stage} />
              {each.process === undefined && <div class="sl-quiet">from the extract only</div>}
            </div>
          ),
        },
        { key: 'since', heading: 'Since', cell: each => <ShortDate day={each.since} /> },
        {
          key: 'week',
          heading: 'Week',
          cell: each => <Week stage={each.stage} from={each.weeksFrom} today={today} />,
        },
        {
          key: 'next',
          heading: 'Next step',
          cell: ({ todos: [next] }) =>
            next === undefined ? (
              <span class="sl-number--unknown">nothing dated</span>
            ) : (
              <div class="sl-breaks">
                {next.which ?? next.what}
                <br />
                <LateTag {...next} />
              </div>
            ),
        },
        { key: 'by', heading: 'By', cell: ({ todos: [next] }) => <ShortDate day={next?.dueOn} missing="–" /> },
        {
          key: 'actions',
          heading: 'Actions open',
          numeric: true,
          cell: ({ process, actions: { open, late } }) =>
            process === undefined || open === 0 ? (
              <Count count={open} />
            ) : (
              <Link href={processHref(process, '#actions')} plain>
                {open}
                {late > 0 && <strong>, {late} late</strong>}
              </Link>
            ),
        },
        heldColumn(organisation),
        ...(props.mayDecide
          ? [
              {
                key: 'decide',
                heading: 'Decision',
                cell: (each: Tracked) => (
                  <a
                    class="govuk-link govuk-link--no-visited-state"
                    href={each.process === undefined ? whereHref(each) : processHref(each.process, '/decision')}
                  >
                    {each.process === undefined ? 'Take it up' : 'Decide'}
                    <span class="govuk-visually-hidden"> about {names.get(each.childId) ?? 'this child'}</span>
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
