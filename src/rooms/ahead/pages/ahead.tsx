import { partsOf } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import {
  Button,
  Count,
  CountLink,
  DateInput,
  ErrorSummary,
  KeyFigure,
  KeyFigures,
  PageHeading,
  PrintButton,
} from '../../../ui/index.ts'
import { boardHref, NothingSince } from '../../live/index.ts'
import type { AheadReading } from '../reading.ts'
import { ByDay } from './by-day.tsx'
import { ByHolder } from './by-holder.tsx'
import { List, type ListProps } from './list.tsx'
import { OffDays } from './off-days.tsx'
import { Siblings } from './siblings.tsx'

/** What falls due by day and by whom, and whether it is more than is usually done. */
export function AheadPage(props: ListProps) {
  const { reading, names } = props
  const { view, range, address } = reading
  const { first, last, problem } = range
  return (
    <>
      {problem !== undefined && <ErrorSummary errors={[{ text: problem.message, href: `#${problem.field}-day` }]} />}
      <PageHeading
        caption={view.chosen.title}
        lead={`What falls due from ${longDate(first)} to ${longDate(last)}, of all that is outstanding today.`}
        actions={<PrintButton />}
      >
        Ahead
      </PageHeading>
      <NothingSince asAt={view.asAt} hrefOn={on => boardHref(view, { on })} elsewhere />
      <RangeForm reading={reading} />
      <Figures reading={reading} />
      <ByDay reading={reading} />
      <ByHolder reading={reading} />
      <OffDays reading={reading} />
      <Siblings reading={reading} names={names} />
      <List {...props} />
      {view.chosen.below.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Look closer</h2>
          <ul class="govuk-list sl-below">
            {view.chosen.below.map(each => (
              <li>
                <a
                  class="govuk-link"
                  href={address({
                    part: undefined,
                    service: undefined,
                    unit: undefined,
                    worker: undefined,
                    ...each.query,
                  })}
                >
                  {each.text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function RangeForm({ reading: { kept, range } }: { readonly reading: AheadReading }) {
  const values = (day: number) => {
    const { date, month, year } = partsOf(day)
    return { day: date, month, year }
  }
  const error = (field: 'from' | 'to') => (range.problem?.field === field ? range.problem.message : undefined)
  return (
    <form class="sl-as-at govuk-!-margin-bottom-6" method="get" action="/ahead" data-swap>
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <DateInput id="from" legend="From" values={values(range.first)} error={error('from')} />
      <DateInput id="to" legend="To" values={values(range.last)} error={error('to')} />
      <Button variant="secondary">Show these days</Button>
    </form>
  )
}

function Figures({ reading }: { readonly reading: AheadReading }) {
  const { total, done, before, days, together, address } = reading
  const off = days.filter(each => each.practical !== undefined).reduce((sum, each) => sum + each.due, 0)
  return (
    <KeyFigures>
      <KeyFigure title="Falls due in these days">
        <CountLink count={total} href={`${address({})}#list`} what="fall due" />
      </KeyFigure>
      <KeyFigure
        title="Done in the same length of time before"
        note={`${longDate(before.first)} to ${longDate(before.last)}, in time or late`}
      >
        <Count count={done.total} />
      </KeyFigure>
      <KeyFigure title="Due on weekends and holidays">
        <CountLink count={off} href="#off" what="due on weekends and holidays" />
      </KeyFigure>
      <KeyFigure title="Journeys that could be shared">
        <CountLink count={together.length} href="#together" what="journeys that could be shared" />
      </KeyFigure>
    </KeyFigures>
  )
}
