import { ask, type Value } from '../../../analysis/index.ts'
import { type Day, iso } from '../../../domain/calendar/day.ts'
import { monthOf } from '../../../domain/calendar/months.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { toldValue } from '../../../domain/indicators/enough.ts'
import { type Children, Figure, numberText, Table, Trend } from '../../../ui/index.ts'
import { isShare, numberOf } from '../numbers.ts'
import type { Exploration } from '../reading.ts'

/** Months before the as-at day. */
const months = 12

export interface TrendPointRead {
  readonly on: Day
  readonly value: Value
}

/** The same number as at the end of each of the last twelve months, and on the day. */
export function readTrend({ model, question, serviceOf, opening }: Exploration): readonly TrendPointRead[] {
  return ask(model, { ...question, by: [], trendMonths: months }, serviceOf, opening).trend!
}

export function TrendView({
  exploration,
  points,
  source,
  download,
}: {
  readonly exploration: Exploration
  readonly points: readonly TrendPointRead[]
  readonly source: Children
  readonly download: { readonly csv: string; readonly xlsx: string } | undefined
}) {
  const { indicator, address } = exploration
  const [first, last] = [points[0]!, points.at(-1)!]
  const told = points.flatMap(each => toldValue(indicator, each.value) ?? [])
  const title = `${indicator.title}: ${numberOf(indicator, first.value)} on ${shortDate(first.on)}, ${numberOf(indicator, last.value)} on ${shortDate(last.on)}`
  return (
    <Figure
      id="trend"
      title={title}
      source={source}
      definition={indicator.definition}
      download={download && { what: 'trend', ...download }}
      table={
        <Table<TrendPointRead>
          caption={`${indicator.title} at the end of each month`}
          captionHidden
          keepOnPhone
          rows={points}
          columns={[
            {
              key: 'on',
              heading: 'As at',
              cell: each => (
                <a class="govuk-link govuk-link--no-visited-state" href={address({ on: iso(each.on) })}>
                  {shortDate(each.on)}
                </a>
              ),
            },
            { key: 'number', heading: 'Number', numeric: true, cell: each => numberOf(indicator, each.value) },
          ]}
        />
      }
    >
      <Trend
        id="trend-chart"
        title={title}
        description={`At the end of each month from ${shortDate(first.on)}; the lowest is ${say(Math.min(...told))}, the highest ${say(Math.max(...told))}.`}
        unit={isShare(indicator) ? 'share' : 'count'}
        points={points.map(({ on, value }) => ({ month: monthOf(on), value: toldValue(indicator, value) ?? null }))}
      />
    </Figure>
  )
}

const say = (value: number) => (Number.isFinite(value) ? numberText(Math.round(value * 100) / 100) : 'not known')
