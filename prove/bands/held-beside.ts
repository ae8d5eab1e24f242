import { type Answer, ask, type Group, type ReadModel } from '../../src/analysis/index.ts'
import type { Day } from '../../src/domain/calendar/day.ts'
import { findIndicator } from '../../src/domain/indicators/registry.ts'
import type { PublishedFigure } from './figures.ts'

const fullSize = 19_000

/** A figure of the made-up authority beside the published one. */
export interface Held {
  readonly figure: PublishedFigure
  readonly value: number
  /** The band of the figure, wider where fewer children are held. */
  readonly band: readonly [number, number]
  readonly within: boolean
  /** On how many rows it rests. */
  readonly rests: number
}

/**
 * Asks an indicator of an authority of about so many children. Counts are scaled to full size. Of fewer children the band
 * is wider by what chance does to so few: two and a half standard errors, those who share one fate (brothers and sisters mostly)
 * counting as one.
 */
export function heldBeside(figure: PublishedFigure, model: ReadModel, asOf: Day, children: number): Held {
  const indicator = findIndicator(figure.indicator)
  if (indicator === undefined) throw new RangeError(`There is no indicator ${figure.indicator}`)
  const { of } = figure
  const answer = ask(model, { indicator, asOf, ...(of === undefined ? {} : { by: [of.by] }) }, () => undefined)
  const { value, rests, isCount } = read(figure, answer, fullSize / children)
  const error = children >= fullSize ? 0 : errorOf(figure, isCount, rests)
  const band = [figure.band[0] - error, figure.band[1] + error] as const
  return { figure, value, band, rests, within: value >= band[0] && value <= band[1] }
}

function read({ part, of }: PublishedFigure, answer: Answer, scale: number) {
  const counted = (each: Pick<Group, 'numerator' | 'denominator'>) =>
    part === 'judged' ? each.denominator : each.numerator
  if (of !== undefined) {
    const some = (answer.groups ?? []).filter(each => of.groups.includes(each.keys[0]!))
    const all = (answer.groups ?? []).filter(each => !of.known || each.keys[0] !== '')
    const rests = all.reduce((sum, each) => sum + counted(each), 0)
    return { value: (100 * some.reduce((sum, each) => sum + counted(each), 0)) / rests, rests, isCount: false }
  }
  const rests = answer.denominator
  if (part === 'count' || part === 'judged') return { value: counted(answer) * scale, rests, isCount: true }
  if (part === 'lower quartile' || part === 'upper quartile')
    return { value: answer.quartiles?.[part === 'lower quartile' ? 0 : 1] ?? Number.NaN, rests, isCount: false }
  return { value: (answer.value ?? Number.NaN) * (part === 'share' ? 100 : 1), rests, isCount: false }
}

function errorOf({ part, published, of, alike = 2 }: PublishedFigure, isCount: boolean, rests: number): number {
  const independent = Math.max(1, rests / alike)
  if (isCount) return (2.5 * published) / Math.sqrt(independent)
  if (part === 'share' || of !== undefined) {
    const share = Math.min(0.97, Math.max(0.03, published / 100))
    return 250 * Math.sqrt((share * (1 - share)) / independent)
  }
  // A quantile of what spreads about as widely as it is large.
  return (2.5 * published) / Math.sqrt(independent)
}
