import { boardOn, keyFigures } from '../src/analysis/index.ts'
import { day } from '../src/domain/calendar/day.ts'
import { until } from './authority.ts'
import { type Bench, finding, milliseconds, timed, turnsOf } from './bench.ts'

const turns = 61

/** What the live board is made from, each turn for a day not asked about before. */
export const board: Bench = {
  name: 'board',
  title: 'The live board in memory',
  async measure(authority) {
    const model = await authority.model()
    const measured = async (work: (asOf: number) => unknown) => {
      const took: number[] = []
      for (let turn = -30; turn < turns; turn++) {
        const time = await timed(() => work(day(until) - 30 - turn))
        if (turn >= 0) took.push(time)
      }
      return turnsOf(took)
    }
    return [
      finding('every standard and unit', await measured(asOf => boardOn(model, asOf)), milliseconds),
      finding('key figures with thirteen points each', await measured(asOf => keyFigures(model, asOf)), milliseconds),
    ]
  },
}
