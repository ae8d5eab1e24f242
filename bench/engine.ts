import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import { buildRecord } from '../src/domain/record/build.ts'
import { noMappings } from '../src/domain/record/local-mappings.ts'
import { evaluate } from '../src/domain/standards/evaluate.ts'
import { standards } from '../src/domain/standards/registry.ts'
import { readChildRows } from '../src/store/case-records.ts'
import { syntheticAuthority } from '../src/synthetic/index.ts'
import { withStore } from './authority.ts'
import { type Bench, finding, timed, turnsOf, whole } from './bench.ts'

/** The engine alone: records already in memory, every standard, one core. */
export const engine: Bench = {
  name: 'engine',
  title: 'The engine alone',
  async measure(authority) {
    const held = await authority.held('postgresql')
    const childIds = (await authority.model()).children.filter((_, index) => index % 5 === 0)
    const rows = await withStore(held, ({ db }) => readChildRows(db, syntheticAuthority.id, childIds))
    const records = [...rows].map(([id, its]) => buildRecord(id, its, noMappings))
    const evaluateAll = () => records.reduce((sum, each) => sum + evaluate(each, standards, englandAndWales).length, 0)
    const count = evaluateAll()
    const rates: number[] = []
    for (let turn = 0; turn < 9; turn++) rates.push((count / (await timed(evaluateAll))) * 1000)
    return [finding('deadlines evaluated a second, one core', turnsOf(rates), whole, { least: 150_000 })]
  },
}
