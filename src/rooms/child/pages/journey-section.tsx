import { longDate, shortDate } from '../../../domain/calendar/wording.ts'
import { counted } from '../../../domain/words/numbers.ts'
import {
  Details,
  EmptyState,
  hrefWith,
  type Lane,
  Link,
  SpanChoice,
  SwimLanes,
  SwimLanesKey,
  SwimLanesTable,
} from '../../../ui/index.ts'
import { type ChildOnDay, childHref } from '../addresses.ts'
import { type Journey, lanes, type Months } from '../journey.ts'

const spanWords: Readonly<Record<Months, string>> = {
  '12': 'the last 12 months',
  '36': 'the last 36 months',
  all: 'all that is recorded',
}

/** The journey drawn in lanes, and the same as a table. */
export function JourneySection(props: {
  readonly asked: ChildOnDay
  readonly journey: Journey
  readonly months: Months
}) {
  const { asked, journey, months } = props
  const { from, today, bars, markers } = journey
  const drawn = lanesOf(journey)
  const episodes = bars.filter(each => each.kind === 'episode').length
  // Room at the right for today's line and its word.
  const ahead = Math.max(8, Math.round((today - from) * 0.03))
  return (
    <section>
      <h2 class="govuk-heading-m">The journey</h2>
      <SpanChoice
        span={months}
        href={span => hrefWith(childHref(asked), { months: span === '12' ? undefined : span })}
      />
      {bars.length + markers.length === 0 ? (
        <EmptyState title={`Nothing is recorded from ${shortDate(from)} to ${shortDate(today)}`}>
          {months === 'all'
            ? 'No contact, referral, plan, placement, visit or review is held of this child up to that day.'
            : 'Choose a longer time to see what came before.'}
        </EmptyState>
      ) : (
        <>
          <SwimLanes
            id="journey"
            title={`The journey, ${spanWords[months]}`}
            description={`From ${longDate(from)} to ${longDate(today)}: ${counted(episodes, 'episode')} and ${counted(markers.length, 'event')}. The same stands in the table below.`}
            lanes={drawn}
            from={from}
            to={today + ahead}
            today={today}
          />
          <SwimLanesKey id="journey" lanes={drawn} />
          <Details summary="The journey as a table" id="journey-table">
            <SwimLanesTable
              lanes={drawn}
              caption={`The journey from ${longDate(from)} to ${longDate(today)}, newest first`}
            />
          </Details>
          <p class="govuk-body">
            The lane Oversight shows what the extract holds of it: managers' reviews of an assessment, and reviews of
            progress. Supervision and case discussions come by other ways and stand under{' '}
            <Link href={childHref(asked, 'oversight')}>Oversight</Link>.
          </p>
        </>
      )}
    </section>
  )
}

/** The journey as lanes of the design system. All of them, so that an empty one is seen to be empty. */
function lanesOf({ bars, markers }: Journey): Lane[] {
  return lanes.map(name => {
    const inLane = bars.filter(each => each.lane === name)
    return {
      name,
      bars: inLane
        .filter(each => each.kind === 'episode')
        .map(({ from, until, what, tone }) => ({ from, to: until, label: what, tone })),
      late: inLane
        .filter(each => each.kind === 'late')
        .map(({ from, until, what }) => ({ from, to: until, label: what })),
      markers: markers
        .filter(each => each.lane === name)
        .map(({ on, kind, what, late }) => ({ day: on, shape: kind, label: what, late })),
    }
  })
}
