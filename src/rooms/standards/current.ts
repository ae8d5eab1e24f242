import { ask } from '../../analysis/index.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { isEnough } from '../../domain/indicators/enough.ts'
import { type Indicator, isAverage } from '../../domain/indicators/indicator.ts'
import { fewestForShare } from '../../domain/statistics/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { countText, numberText, tooFewWords } from '../../ui/index.ts'
import { openingFor, type RoomServices } from '../services.ts'

/** An indicator's number today, of what the reader may count. */
export interface Current {
  /** "83 of 98 (85%)", "33 working days, half of 120" */
  readonly words: string
  readonly on: Day
  readonly leftOut: readonly { readonly count: number; readonly why: string }[]
}

type Asking = Pick<
  RoomRequest<RoomServices>,
  'services' | 'principal' | 'scope' | 'numbersScope' | 'today' | 'organisation'
>

/** Undefined where the reader may count nobody. */
export function currentOf(request: Asking, indicator: Indicator): Current | undefined {
  const { services, numbersScope, today, organisation } = request
  if (numbersScope.kind === 'none') return undefined
  const units = new Map(organisation.units.map(each => [each.id, each.serviceId]))
  const answer = ask(services.model, { indicator, asOf: today }, unit => units.get(unit), openingFor(request))
  return {
    words: wordsOf(indicator, answer),
    on: today,
    leftOut: answer.exclusions.filter(each => each.count > 0),
  }
}

function wordsOf(
  indicator: Indicator,
  { numerator, denominator, value }: { numerator: number; denominator: number; value: number | undefined },
): string {
  const { measure, unit } = indicator
  if (measure.kind === 'count') return `${numberText(numerator)} ${unit}`
  if (isAverage(measure))
    return value === undefined
      ? `Nothing to take a ${measure.kind} of`
      : !isEnough(indicator, denominator)
        ? `Of ${numberText(denominator)}: ${tooFewWords}`
        : `${numberText(value)} ${unit}, the ${measure.kind} of ${numberText(denominator)}`
  return denominator === 0
    ? 'Nothing to take a share of'
    : countText({ count: numerator, of: denominator, fewest: fewestForShare })
}
