import type { Day } from '../../../domain/calendar/day.ts'
import { dayOf, endOf, stageOfProcess } from '../../../domain/legal/index.ts'
import type { HeldProcess } from '../../../store/legal/index.ts'
import { type Children, ShortDate, Table } from '../../../ui/index.ts'
import { processHref } from '../addresses.ts'
import { weeksFrom } from '../words.ts'
import { StageTag, Week } from './tags.tsx'

/** A child's processes held here, each with how far it has come. */
export function ProcessesTable(props: {
  readonly processes: readonly HeldProcess[]
  readonly today: Day
  readonly empty?: Children
}) {
  return (
    <Table<HeldProcess>
      caption="Processes held here"
      captionHidden
      rows={props.processes}
      empty={props.empty}
      columns={[
        {
          key: 'since',
          heading: 'Referred',
          cell: each => (
            <a class="govuk-link" href={processHref(each)}>
              <ShortDate day={dayOf(each, 'referred_on')} />
            </a>
          ),
        },
        { key: 'stage', heading: 'Stage', cell: each => <StageTag stage={stageOfProcess(each)} /> },
        {
          key: 'week',
          heading: 'Week',
          cell: each => <Week stage={stageOfProcess(each)} from={weeksFrom(each)} today={props.today} />,
        },
        { key: 'ended', heading: 'Ended', cell: each => <ShortDate day={endOf(each)} missing="–" /> },
        { key: 'outcome', heading: 'Outcome', cell: each => each.order_made ?? each.outcome ?? each.decision ?? '–' },
      ]}
    />
  )
}
