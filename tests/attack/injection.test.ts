import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/app/rooms.ts'
import { type KnownRole, knownRoles } from '../../src/domain/access/principal.ts'
import type { Route } from '../../src/server/route.ts'
import { newToken } from '../../src/server/sessions.ts'
import { settingsFrom } from '../../src/server/settings.ts'
import type { SignInMeans } from '../../src/server/sign-in/index.ts'
import { signInRoutes } from '../../src/server/sign-in-routes.tsx'
import { mayUse } from '../../src/server/visit.ts'
import { createBatch } from '../../src/store/batches.ts'
import { type AccessHouse, authority, children, idOf, openAccessHouse } from '../access/house.ts'
import { wrongWith } from './answers.ts'
import { type Field, fieldsOf } from './fields.ts'
import { mark, payloads } from './payloads.ts'

// Every parameter of an address, every field of a query and of a form, of every route, with everything hostile: the
// fields are those that the routes declare, so that a route added later is attacked as well.

type AnyRoute = Route<never, never, never, never>

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

/** Only what the routes of signing in say of themselves is read here: the house has the ways in. */
const waysIn = signInRoutes(settingsFrom({}, '/srv'), () => 3000, { accounts: {} } as SignInMeans)
const declared = [...waysIn, ...routes].map(each => [nameOf(each), each as unknown as AnyRoute] as const)

let house: AccessHouse
let before: Record<string, number>
const posts: Record<string, string> = {}
const visitor = 'visitor'

beforeAll(async () => {
  house = await openAccessHouse({
    SIGHTLINE_LIMIT_ADDRESS: '1000000',
    SIGHTLINE_LIMIT_SESSION: '1000000',
    SIGHTLINE_LIMIT_SIGN_IN: '100000',
    SIGHTLINE_LOCAL_ACCOUNTS: 'yes',
    SIGHTLINE_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  })
  house.tokens.set(visitor, newToken())
  const held = await house.place.store.db.selectFrom('post').select(['post_id', 'person_id']).execute()
  for (const { person_id, post_id } of held) posts[person_id] = post_id
  // While one is under way no import is taken back: the form would leave nothing for the others to reach.
  const underWay = {
    format: 'ssd',
    mode: 'delta',
    contentHash: 'under way',
    authorityFrom: 'asked',
    by: 'test',
  } as const
  await createBatch(house.place.store.db, { ...underWay, authority, at: new Date() })
  before = await rowsOf()
}, 300_000)
afterAll(() => house?.close())

/** Whom nobody else of the test needs: what is done to their posts and account does not matter. */
const victim = idOf('unknown role')

/** What stands for a field where another is attacked, where the schema does not say enough. */
const known: Readonly<Record<string, () => string>> = {
  childId: () => children.unit.id,
  personId: () => victim,
  person: () => victim,
  postId: () => posts[victim]!,
  number: () => 'children-open',
  standardId: () => 'CP-11',
  indicatorId: () => 'I-07',
  template: () => 'core_groups',
  subject: () => `${children.unit.id}|2025-02-03`,
  table: () => 'cp_visits',
}

/** Those of whom most is shown first. */
const order: readonly KnownRole[] = ['director', 'quality-lead', 'analyst', 'administrator', ...knownRoles]

function attackerOf({ permission }: AnyRoute): KnownRole | typeof visitor {
  if (permission === 'public') return visitor
  const able = order.find(role =>
    mayUse({ id: '', authorityId: '', name: '', role, place: { kind: 'directorate' } }, permission),
  )
  if (able === undefined) throw new Error(`No role may ${permission}`)
  return able
}

type Part = 'params' | 'query' | 'body'
interface Attack {
  readonly part: Part
  readonly field: string
  readonly what: string
  readonly with: Readonly<Record<Part, Readonly<Record<string, string>>>>
}

/**
 * A form's fields share the payloads, at most so many of them: each payload is sent to every form by one field in four at
 * least, and with `SIGHTLINE_ATTACK=all` by each of them.
 */
const everyNth = process.env.SIGHTLINE_ATTACK === 'all' ? 1 : 4

/** Refused by a schema, one value is like another: so many are tried all the same. */
const refusedTried = 3
/** What is tried with each choice of the other fields of a form too. */
const tellingMost = new Set([payloads['a statement that drops a table'], payloads['a letter of no value']])

/** Each field of a route attacked by itself; of a form also with each choice of those fields that are one of a list. */
function* attacksOn(route: AnyRoute): Generator<Attack> {
  const parts = Object.entries({ params: route.params, query: route.query, body: route.body }).map(
    ([part, schema]) => [part as Part, fieldsOf(schema as never)] as const,
  )
  const usual = usualOf(route)
  for (const [part, fields] of parts) {
    const choices = fields.flatMap(each => each.choices.map(choice => [each.name, choice] as const))
    for (const [place, { name, takes }] of fields.entries()) {
      let refused = 0
      for (const [turn, [what, payload]] of Object.entries(payloads).entries()) {
        const isItsTurn = (turn + place) % Math.min(everyNth, fields.length) === 0 || tellingMost.has(payload)
        if (!isItsTurn || (!takes(payload) && ++refused > refusedTried)) continue
        const attack = (more: Record<string, string>) => {
          const sent = { ...usual[part], ...more, [name]: payload }
          return { part, field: name, what, with: { ...usual, [part]: sent } }
        }
        yield attack({})
        if (part !== 'body' || !takes(payload) || !tellingMost.has(payload)) continue
        for (const [other, choice] of choices) if (other !== name) yield attack({ [other]: choice })
      }
    }
    if (part === 'params') continue
    const sent = { ...usual[part], ['__proto__']: mark, 'constructor[prototype][polluted]': mark, 'a[b]': mark }
    yield { part, field: 'none of the form', what: 'the insides of objects', with: { ...usual, [part]: sent } }
  }
}

/** What is sent to a route where nothing is attacked. */
function usualOf({ params, query, body }: AnyRoute): Attack['with'] {
  const of = (schema: unknown) => Object.fromEntries(fieldsOf(schema as never).flatMap(usually))
  return { params: of(params), query: of(query), body: of(body) }
}

function usually({ name, usual }: Field): [string, string][] {
  const value = known[name]?.() ?? usual
  return value === undefined ? [] : [[name, value]]
}

function addressOf({ path }: AnyRoute, { with: { params, query } }: Pick<Attack, 'with'>): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams(Object.entries(query)).toString()
  return asked === '' ? filled : `${filled}?${asked}`
}

/** How many rows each table holds. */
async function rowsOf(): Promise<Record<string, number>> {
  const { db } = house.place.store
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE' order by table_name`.execute(db)
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const { rows } = await sql<{ rows: string }>`select count(*) as rows from ${sql.table(name)}`.execute(db)
    counts[name] = Number(rows[0]!.rows)
  }
  return counts
}

/** What pages say to those who may not use an address, or whose form is not believed. */
const turningAway = /Your role or your place|No post has been given|this form is on has expired/

describe('injection', () => {
  it.each(declared)(
    'by %s',
    async (_, route) => {
      const who = attackerOf(route)
      const wrong: string[] = []
      for (const attack of attacksOn(route)) {
        const began = performance.now()
        const answer = await house.ask(who, route.method, addressOf(route, attack), attack.with.body)
        const found = wrongWith(answer)
        if (performance.now() - began > 15_000) found.push('took too long')
        for (const each of found) wrong.push(`${attack.part} ${attack.field}, ${attack.what}: ${each}`)
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )

  it('reaches what it attacks: with everything as usual, no route turns the attacker away', async () => {
    const turnedAway: string[] = []
    for (const [name, route] of declared) {
      const usual = usualOf(route)
      const answer = await house.ask(attackerOf(route), route.method, addressOf(route, { with: usual }), usual.body)
      if (answer.statusCode === 415 || turningAway.test(answer.body)) turnedAway.push(`${name}: ${answer.statusCode}`)
    }
    expect(turnedAway).toEqual([])
  })

  it('leaves every table, and every row that no form adds', async () => {
    const after = await rowsOf()
    expect(Object.keys(after)).toEqual(Object.keys(before))
    // Sessions are ended by forms: signing out, everywhere or in one place.
    const fewer = Object.keys(before).filter(each => each !== 'session' && after[each]! < before[each]!)
    expect(fewer).toEqual([])
    // People are added by a form, and children given by another.
    const same = ['case_record', 'child_derivation', 'table_digest', 'authority'] as const
    for (const each of same) expect([each, after[each]]).toEqual([each, before[each]])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('is text wherever it was kept and is shown again', async () => {
    const wrong: string[] = []
    let shown = 0
    for (const [name, route] of declared) {
      if (route.method !== 'GET') continue
      const answer = await house.ask(attackerOf(route), 'GET', addressOf(route, { with: usualOf(route) }))
      if (answer.body.includes(mark)) shown++
      wrong.push(...wrongWith(answer).map(each => `${name}: ${each}`))
    }
    expect(wrong).toEqual([])
    expect(shown).toBeGreaterThan(0)
  })
})
