import { associate, boardOn, type Dimension, ReadModel } from '../src/analysis/index.ts'
import { day } from '../src/domain/calendar/day.ts'
import { englandAndWales } from '../src/domain/calendar/working-calendar.ts'
import type { DerivedColumns } from '../src/domain/indicators/derived-columns.ts'
import { readDerived } from '../src/domain/indicators/derived-text.ts'
import { factTables } from '../src/domain/indicators/facts/index.ts'
import { indicatorById } from '../src/domain/indicators/registry.ts'
import { eachDerivation } from '../src/store/index.ts'
import { syntheticAuthority } from '../src/synthetic/index.ts'
import { type Held, until, withStore } from './authority.ts'

/** What is to be done: so many authorities, each as large as the one held. */
export interface ManyOrders {
  readonly held: Held
  readonly authorities: number
}

/** What came of it, in milliseconds and megabytes. */
export interface Many {
  readonly deadlines: number
  readonly loading: readonly number[]
  readonly boards: readonly number[]
  readonly selections: readonly number[]
  /** Of all models together, after a collection: objects and columns; and what the process holds of the machine. */
  readonly held: number
  readonly resident: number
}

const asked = 4
const firstRead = 2000

function* read(kept: readonly string[]): Generator<DerivedColumns> {
  for (const each of kept) yield readDerived(each)
}

/** In a process of its own, so that its memory is that of the models alone. */
async function measure({ held, authorities }: ManyOrders): Promise<Many> {
  const payloads: string[] = []
  await withStore(held, ({ db }) =>
    eachDerivation(db, syntheticAuthority.id, {}, some => payloads.push(...some.map(each => each.payload))),
  )
  const before = heldNow()
  const models: ReadModel[] = []
  const loading: number[] = []
  for (let at = 0; at < authorities; at++) {
    const began = performance.now()
    const model = new ReadModel(`${syntheticAuthority.id}-${at}`, factTables, englandAndWales)
    // As a server loads it: the first few tell how much room the rest will need.
    model.refresh(read(payloads.slice(0, firstRead)), 1)
    model.expect(payloads.length)
    model.refresh(read(payloads.slice(firstRead)), 1)
    models.push(model)
    loading.push(performance.now() - began)
  }
  const after = heldNow()
  const boards: number[] = []
  const selections: number[] = []
  const where = [{}, { unit: [firstOf(models[0]!, 'unit')] }, { 'age band': [firstOf(models[0]!, 'age band')] }]
  for (let turn = 0; turn < asked; turn++) {
    for (const model of models) {
      // A day not asked about before, of another authority each time: nothing is remembered from the last.
      const asOf = day(until) - turn
      boards.push(timeOf(() => boardOn(model, asOf)))
      selections.push(
        timeOf(() =>
          associate(model, { indicator: indicatorById('in-time'), asOf, where: where[turn % 3]! }, () => undefined),
        ),
      )
    }
  }
  return {
    deadlines: models[0]!.columns('deadline').length,
    loading,
    boards,
    selections,
    held: after - before,
    resident: process.memoryUsage.rss() / 2 ** 20,
  }
}

function heldNow(): number {
  globalThis.gc!()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

function timeOf(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The value of a dimension that stands first. */
function firstOf(model: ReadModel, dimension: Dimension): string {
  const { fields } = associate(model, { indicator: indicatorById('in-time'), asOf: day(until) }, () => undefined)
  return fields.find(each => each.dimension === dimension)!.values[0]!.key
}

process.once('message', async orders => {
  process.send!(await measure(orders as ManyOrders))
  process.disconnect!()
})
