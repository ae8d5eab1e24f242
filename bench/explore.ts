import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { associate, type Dimension, type Field, type ReadModel } from '../src/analysis/index.ts'
import { type Day, day } from '../src/domain/calendar/day.ts'
import { indicatorById } from '../src/domain/indicators/registry.ts'
import { numberText } from '../src/domain/words/numbers.ts'
import { type Authority, until } from './authority.ts'
import { type Bench, type Finding, finding, milliseconds, share, timed, times, turnsOf } from './bench.ts'
import {
  type Associative,
  type Flat,
  openInCrossfilter,
  openInDuckDb,
  openInPostgres,
  type Possible,
  type Selections,
} from './explore-rivals.ts'
import type { Explored, ExploreOrders } from './explorers.ts'
import { randomFrom } from './random.ts'
import { markSynthetic, serve } from './serving.ts'

const turns = 60
/**
 * How often both are asked beforehand: what is compiled as it runs needs far longer than a database until it is as fast as
 * in a server that has been up since the morning.
 */
const warming = { database: 30, compiled: 2000 }
const people = 20
const forSeconds = 30
const mostServerTime = 50

/** Everything that fell due in a year, the largest population there is; and what is overdue, of which there is little. */
const measures = ['in-time', 'overdue']

/**
 * Associative selection: somebody chooses values and takes them away again, and every field has to say what each of its
 * values would have. The same choices are put to PostgreSQL, to DuckDB and to crossfilter, who were given the day's rows
 * flat beforehand; every answer has to be the same. Then twenty people at their browsers, each choosing once a second.
 */
export const explore: Bench = {
  name: 'explore',
  title: 'Explore',
  async measure(authority) {
    const model = await authority.model()
    const findings: Finding[] = []
    for (const measure of measures) findings.push(...(await compare(measure, model, authority)))
    findings.push(...(await serveExplorers(authority)))
    return findings
  },
}

async function compare(id: string, model: ReadModel, authority: Authority): Promise<Finding[]> {
  const asOf = day(until)
  const flat = flatOf(model, id, asOf)
  const rivals: { readonly name: string; readonly of: Associative; readonly before: number }[] = [
    { name: 'PostgreSQL', of: await openInPostgres(await authority.server(), flat), before: warming.database },
    { name: 'DuckDB', of: await openInDuckDb(flat), before: warming.database },
    { name: 'crossfilter', of: openInCrossfilter(flat), before: warming.compiled },
  ]
  const rows = numberText(flat.columns[0]!.length)
  const says = `${id}, ${rows} rows in ${flat.fields.length} fields`
  const all: number[] = []
  const findings: Finding[] = []
  // One after the other, each against ours by itself: what a database does meanwhile weighs on whoever comes after it.
  for (const { name, of, before } of rivals) {
    const ask = (selections: Selections) => askOurs(model, id, asOf, selections)
    const { ours, theirs } = await against({ name, of, before }, flat, ask)
    await of.close()
    all.push(...ours)
    findings.push(
      finding(`${says}: ${name}`, turnsOf(theirs), milliseconds),
      // Of single choices some are all but free to whoever changes what it had before: what counts is the whole of it.
      finding(`${says}: ${name} to associate, all choices together`, turnsOf([sumOf(theirs) / sumOf(ours)]), times, {
        least: 1,
      }),
    )
  }
  return [finding(`${says}: associate`, turnsOf(all), milliseconds), ...findings]
}

/** The same choices put to both in turn, who have to give the same answer; milliseconds that each took. */
async function against(
  { name, of: rival, before }: { readonly name: string; readonly of: Associative; readonly before: number },
  flat: Flat,
  ask: (selections: Selections) => () => Possible,
) {
  const ours: number[] = []
  const theirs: number[] = []
  const choices = choicesOf(flat)
  for (let turn = -before; turn < turns; turn++) {
    const selections = choices.next().value
    let answer: () => Possible = () => new Map()
    let other = answer
    const we = await timed(() => (answer = ask(selections)))
    const they = await timed(async () => (other = await rival.ask(selections)))
    mustBeSame(name, answer(), other())
    if (turn < 0) continue
    ours.push(we)
    theirs.push(they)
  }
  return { ours, theirs }
}

const sumOf = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0)

const noService = () => undefined

function askOurs(model: ReadModel, id: string, asOf: Day, selections: Selections): () => Possible {
  const where = Object.fromEntries(selections)
  const { fields } = associate(model, { indicator: indicatorById(id), asOf, where }, noService)
  return () => {
    const found = new Map<string, number>()
    for (const { dimension, values } of fields)
      if (dimension !== 'service')
        for (const { key, count } of values) if (count > 0) found.set(`${dimension}|${key}`, count)
    return found
  }
}

/** The day's rows as the read model has them, field by field. Services are left out: they are units by another name. */
function flatOf(model: ReadModel, id: string, asOf: Day): Flat {
  const asked = { indicator: indicatorById(id), asOf }
  const { fields, rows } = associate(model, asked, noService)
  const held = fields.filter(each => each.dimension !== 'service')
  const place = new Map(Array.from(rows, (row, at) => [row, at]))
  const columns = held.map(({ dimension, values }: Field) => {
    const column = new Array<string>(rows.length).fill('')
    for (const { key } of values) {
      const where = { [dimension]: [key] } as Partial<Record<Dimension, string[]>>
      for (const row of associate(model, { ...asked, where }, noService).rows) column[place.get(row)!] = key
    }
    return column
  })
  return { fields: held.map(each => each.dimension), columns }
}

/** The same choices on every run: mostly a value more, now and then one taken away, and all of them after some. */
function* choicesOf({ fields, columns }: Flat): Generator<Selections, never> {
  const random = randomFrom(7)
  const of = <T>(some: readonly T[]) => some[Math.floor(random() * some.length)]!
  let chosen = new Map<string, readonly string[]>()
  for (;;) {
    chosen = chosen.size > 3 ? new Map() : new Map(chosen)
    if (chosen.size > 1 && random() < 0.25) chosen.delete(of([...chosen.keys()]))
    else {
      const at = Math.floor(random() * fields.length)
      const value = of(columns[at]!)
      const values = chosen.get(fields[at]!) ?? []
      if (!values.includes(value)) chosen.set(fields[at]!, [...values, value])
    }
    yield chosen
  }
}

function mustBeSame(name: string, ours: Possible, theirs: Possible): void {
  const same = ours.size === theirs.size && [...ours].every(([key, count]) => theirs.get(key) === count)
  if (!same) throw new Error(`${name} gives another answer than the read model.`)
}

async function serveExplorers(authority: Authority): Promise<Finding[]> {
  const held = await authority.held('postgresql')
  await markSynthetic(held)
  const serving = await serve(held)
  let explored: readonly Explored[]
  let took: number | undefined
  try {
    const before = serving.processorTime()
    explored = await sendPeople({ address: serving.address, people, forSeconds })
    const after = serving.processorTime()
    if (before !== undefined && after !== undefined) took = after - before
  } finally {
    await serving.stop()
  }
  const answered = serving.answered.filter(each => each.route === '/explore')
  const wrong = answered.filter(each => each.status !== 200).length
  if (wrong > 0 || answered.length !== explored.length || answered.length === 0)
    throw new Error(`${explored.length} selections were made, ${answered.length} answered, ${wrong} not as asked.`)
  const server = answered.map(each => each.milliseconds)
  const p95 = share(server, 0.95)
  return [
    {
      what: `${people} people, each a selection a second: server time at p95 (${server.length} selections, the cold ones too)`,
      found: milliseconds(p95),
      spread: [0.5, 0.99, 1]
        .map((each, at) => `${['p50', 'p99', 'most'][at]} ${milliseconds(share(server, each))}`)
        .join(', '),
      aim: `under ${milliseconds(mostServerTime)}`,
      isMet: p95 < mostServerTime,
    },
    ...(took === undefined
      ? []
      : [
          {
            what: 'processor time of the server for a selection',
            found: milliseconds(took / explored.length),
            spread: `${((took / 1000 / forSeconds) * 100).toFixed(0)}% of one core`,
          },
        ]),
  ]
}

async function sendPeople(orders: ExploreOrders): Promise<readonly Explored[]> {
  const child = fork(fileURLToPath(new URL('./explorers.ts', import.meta.url)))
  child.send(orders)
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown]
  if (!Array.isArray(answer)) throw new Error('The people did not come back.')
  return answer as Explored[]
}
