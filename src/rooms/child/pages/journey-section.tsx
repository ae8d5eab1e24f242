import type { Day } from '../../../domain/calendar/day.ts'
import { longDate, shortDate } from '../../../domain/calendar/wording.ts'
import { Details, EmptyState, hrefWith, ShortDate, SubNavigation, Table } from '../../../ui/index.ts'
import { type Asked, childHref } from '../addresses.ts'
import { type Journey, type Lane, lanes, type Months } from '../journey.ts'
import { JourneyDrawing, JourneyKey } from './journey.tsx'

const choices: readonly (readonly [Months, string])[] = [
  ['12', '12 months'],
  ['36', '36 months'],
  ['all', 'All'],
]

interface Happening {
  readonly lane: Lane
  readonly what: string
  readonly from: Day
  /** As for an episode: undefined is still so; of a single day, that day. */
  readonly until: Day | undefined
}

/** The journey drawn in lanes, and the same as a table. */
export function JourneySection(props: { readonly asked: Asked; readonly journey: Journey; readonly months: Months }) {
  const { asked, journey, months } = props
  const happenings = happeningsOf(journey)
  return (
    <section>
      <h2 class="govuk-heading-m">The journey</h2>
      <SubNavigation
        label="How far back the journey goes"
        items={choices.map(([value, text]) => ({
          href: hrefWith(childHref(asked), { months: value === '12' ? undefined : value }),
          text,
          current: value === months,
        }))}
      />
      {happenings.length === 0 ? (
        <EmptyState title={`Nothing is recorded from ${shortDate(journey.from)} to ${shortDate(journey.today)}`}>
          Choose a longer time to see what came before.
        </EmptyState>
      ) : (
        <>
          <JourneyDrawing journey={journey} />
          <JourneyKey />
          <Details summary="The journey as a table" id="journey-table">
            <JourneyTable journey={journey} happenings={happenings} />
          </Details>
        </>
      )}
    </section>
  )
}

function JourneyTable(props: { readonly journey: Journey; readonly happenings: readonly Happening[] }) {
  const { journey, happenings } = props
  return (
    <Table
      caption={`The journey from ${longDate(journey.from)} to ${longDate(journey.today)}`}
      columns={[
        { key: 'what', heading: 'What', cell: each => each.what },
        { key: 'from', heading: 'From', cell: each => <ShortDate day={each.from} /> },
        { key: 'until', heading: 'Until', cell: each => <ShortDate day={each.until} missing="still so" /> },
      ]}
      groups={lanes
        .map(lane => ({ heading: lane, rows: happenings.filter(each => each.lane === lane) }))
        .filter(each => each.rows.length > 0)}
    />
  )
}

function happeningsOf({ bars, markers }: Journey): Happening[] {
  return [...bars, ...markers.map(({ lane, what, on }) => ({ lane, what, from: on, until: on }))].sort(
    (a, b) => a.from - b.from,
  )
}
