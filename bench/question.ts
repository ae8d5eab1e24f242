import { type Answer, ask, type Dimension, type ReadModel } from '../src/analysis/index.ts'
import { type Day, day } from '../src/domain/calendar/day.ts'
import { indicatorById } from '../src/domain/indicators/registry.ts'
import { until } from './authority.ts'
import { type Bench, type Finding, finding, milliseconds, timed, times, turnsOf } from './bench.ts'
import { openDuckDb } from './question-in-duckdb.ts'
import { openPostgres } from './question-in-postgres.ts'
import { type Asked, type Counts, type Database, type Facts, factsOf } from './question-in-sql.ts'

const turns = 31
/** Turns that are not counted, to warm everybody up: the compiler of ours takes longer than the databases' caches. */
const [warming, warmingOurs] = [5, 60]

const by: readonly Dimension[] = ['unit', 'standard']

interface Rival {
  readonly name: string
  readonly database: Database
  /** How many times as long as ours it has to take. */
  readonly aim?: { readonly least: number }
}

/**
 * The same questions asked in memory, of PostgreSQL and of DuckDB, on the same facts, one after the other. Each turn is
 * about another day, so that nothing can have been kept from the turn before; every answer has to be the same.
 */
export const question: Bench = {
  name: 'question',
  title: 'The board question',
  async measure(authority) {
    const model = await authority.model()
    const facts = factsOf(model)
    const server = await authority.server()
    const rivals: Rival[] = [
      { name: 'PostgreSQL', database: await openPostgres(server, facts), aim: { least: 20 } },
      { name: 'PostgreSQL, index made for it', database: await openPostgres(server, facts, 'indexed') },
      { name: 'DuckDB', database: await openDuckDb(facts), aim: { least: 3 } },
    ]
    const unaimed = rivals.map(({ name, database }): Rival => ({ name, database }))
    const service = [...facts.services.values()][0]!
    model.restrict(facts.hidden)
    try {
      return [
        ...(await compare('overdue by unit and standard', { kind: 'overdue' }, 0, { model, facts, rivals })),
        ...(await compare('the same of one service', { kind: 'overdue', service }, 1, {
          model,
          facts,
          rivals: unaimed,
        })),
        ...(await compare('done in time in the year', { kind: 'in-time' }, 2, { model, facts, rivals: unaimed })),
      ]
    } finally {
      model.restrict([])
      for (const { database } of rivals) await database.close()
    }
  },
}

/** Asks one question in turn of everybody. `nth` keeps its days apart from those of the questions before. */
async function compare(
  says: string,
  { kind, service }: Omit<Asked, 'asOf'>,
  nth: number,
  { model, facts, rivals }: { model: ReadModel; facts: Facts; rivals: readonly Rival[] },
): Promise<Finding[]> {
  const askOurs = (asOf: Day) => askReadModel(model, facts, { kind, asOf, service })
  const ours: number[] = []
  const theirs = rivals.map((): number[] => [])
  for (let turn = 0; turn < warmingOurs; turn++) askOurs(day(until) - 400 - turn)
  for (let turn = -warming; turn < turns; turn++) {
    const asOf = day(until) - nth - (turn + warming) * 7
    let answer: Counts = new Map()
    const took = await timed(() => (answer = askOurs(asOf)))
    if (turn >= 0) ours.push(took)
    for (const [index, { name, database }] of rivals.entries()) {
      let other: Counts = new Map()
      const took = await timed(async () => (other = await database.ask({ kind, asOf, service })))
      if (turn >= 0) theirs[index]!.push(took)
      mustBeSame(name, answer, other)
    }
  }
  const told = rivals.flatMap(({ name, aim }, index) => {
    const ratios = theirs[index]!.map((each, turn) => each / ours[turn]!)
    return [
      finding(`${says}: ${name}`, turnsOf(theirs[index]!), milliseconds),
      finding(`${says}: ${name} to ask`, turnsOf(ratios), times, aim),
    ]
  })
  return [finding(`${says}: ask`, turnsOf(ours), milliseconds), ...told]
}

/** The question asked of the read model. */
export function askReadModel(model: ReadModel, { services }: Facts, { kind, asOf, service }: Asked): Counts {
  const where = service === undefined ? {} : { service: [service] }
  return countsOf(ask(model, { indicator: indicatorById(kind), asOf, by, where }, unit => services.get(unit)))
}

function countsOf({ groups = [] }: Answer): Counts {
  return new Map(groups.map(({ keys, numerator, denominator }) => [keys.join('|'), `${numerator}/${denominator}`]))
}

function mustBeSame(name: string, ours: Counts, theirs: Counts): void {
  const same = ours.size === theirs.size && [...ours].every(([keys, counts]) => theirs.get(keys) === counts)
  if (!same) throw new Error(`${name} gives another answer than the read model.`)
}
