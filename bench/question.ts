import { type Answer, ask, type Dimension } from '../src/analysis/index.ts'
import { type Day, day } from '../src/domain/calendar/day.ts'
import { indicatorById } from '../src/domain/indicators/registry.ts'
import { until } from './authority.ts'
import { type Bench, type Finding, finding, milliseconds, timed, times, turnsOf } from './bench.ts'
import { openDuckDb } from './question-in-duckdb.ts'
import { openPostgres } from './question-in-postgres.ts'
import { type Asked, type Counts, factsOf } from './question-in-sql.ts'

const turns = 31
/** Turns that are not counted, to warm everybody up: the compiler of ours takes longer than the databases' caches. */
const [warming, warmingOurs] = [5, 60]

/**
 * The same questions asked in memory, of PostgreSQL and of DuckDB, on the same facts, one after the other. Each turn is
 * about another day, so that nothing can have been kept from the turn before.
 */
export const question: Bench = {
  name: 'question',
  title: 'The board question',
  async measure(authority) {
    const model = await authority.model()
    const facts = factsOf(model)
    model.restrict(facts.hidden)
    const serviceOf = (unit: string) => facts.services.get(unit)
    const service = [...facts.services.values()][0]!
    const databases = [
      { name: 'PostgreSQL', aim: { least: 20 }, asked: await openPostgres(await authority.server(), facts) },
      { name: 'DuckDB', aim: { least: 3 }, asked: await openDuckDb(facts) },
    ]
    const by: readonly Dimension[] = ['unit', 'standard']
    const questions = [
      { kind: 'overdue', says: 'overdue by unit and standard', hasAim: true },
      { kind: 'overdue', says: 'the same of one service', where: { service: [service] }, hasAim: false },
      { kind: 'in-time', says: 'done in time in the year, by unit and standard', hasAim: false },
    ] as const
    const findings: Finding[] = []
    for (const { kind, says, hasAim, ...rest } of questions) {
      const where = 'where' in rest ? rest.where : {}
      const inMemory = (asOf: Day) =>
        countsOf(ask(model, { indicator: indicatorById(kind), asOf, by, where }, serviceOf))
      const taken = { ours: [] as number[], others: databases.map(() => [] as number[]) }
      for (let turn = 0; turn < warmingOurs; turn++) inMemory(day(until) - 400 - turn)
      for (let turn = -warming; turn < turns; turn++) {
        const asOf = day(until) - (turn + warming) * 7
        const asked: Asked = { kind, asOf, service: 'where' in rest ? service : undefined }
        let ours: Counts = new Map()
        const time = await timed(() => (ours = inMemory(asOf)))
        const times = []
        for (const { name, asked: database } of databases) {
          let theirs: Counts = new Map()
          times.push(await timed(async () => (theirs = await database.ask(asked))))
          mustBeSame(name, ours, theirs)
        }
        if (turn < 0) continue
        taken.ours.push(time)
        for (const [index, each] of times.entries()) taken.others[index]!.push(each)
      }
      findings.push(finding(`${says}: ask`, turnsOf(taken.ours), milliseconds))
      for (const [index, { name, aim }] of databases.entries()) {
        const theirs = taken.others[index]!
        const ratios = theirs.map((each, turn) => each / taken.ours[turn]!)
        findings.push(finding(`${says}: ${name}`, turnsOf(theirs), milliseconds))
        findings.push(finding(`${says}: ${name} to ask`, turnsOf(ratios), times, hasAim ? aim : undefined))
      }
    }
    for (const { asked } of databases) await asked.close()
    model.restrict([])
    return findings
  },
}

function countsOf({ groups = [] }: Answer): Counts {
  return new Map(groups.map(({ keys, numerator, denominator }) => [keys.join('|'), `${numerator}/${denominator}`]))
}

function mustBeSame(name: string, ours: Counts, theirs: Counts): void {
  const same = ours.size === theirs.size && [...ours].every(([keys, counts]) => theirs.get(keys) === counts)
  if (!same) throw new Error(`${name} gives another answer than the read model.`)
}
