import { z } from 'zod'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { instantInEngland } from '../../domain/calendar/england-time.ts'
import { type Typed, typedDate } from '../../domain/calendar/typed-date.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { listPacks, openOwnPack, readPack, withdrawPack } from '../../store/packs.ts'
import { listPeople } from '../../store/people/people.ts'
import { type HeldPost, isInForce, listPosts } from '../../store/people/posts.ts'
import { idsPasted, knownOf, mostPasted, rowsOf } from '../material/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { makePackOf, type PackContent } from './making.ts'
import {
  MadePackPage,
  MadePacksPage,
  NewPackPage,
  type NewPackTyped,
  OwnPackPage,
  OwnPacksPage,
  type PackProblem,
} from './pages/packs.tsx'

const route = routeWith<RoomServices>()
const text = (length: number) => z.string().max(length).default('')
const packId = z.object({ packId: z.uuid() })
const made = { text: 'Packs for partner auditors', href: '/packs/made' }
const fields = z.object({
  for: text(200),
  title: text(1000),
  ids: text(100_000),
  ...{ 'start-day': text(20), 'start-month': text(20), 'start-year': text(20) },
  ...{ 'until-day': text(20), 'until-month': text(20), 'until-year': text(20) },
})

export const routes = [
  route({
    method: 'GET',
    path: '/packs',
    permission: 'see-packs',
    audit: 'packs.listed',
    async handler({ services, principal, at }) {
      const all = await listPacks(services.store.db, services.authority.id, principal.id)
      const packs = all.filter(each => each.withdrawn_at === null && each.until_at > at)
      return page({ title: 'Your packs', current: 'packs', body: <OwnPacksPage packs={packs} /> })
    },
  }),
  route({
    method: 'GET',
    path: '/packs/:packId',
    permission: 'see-packs',
    audit: 'pack.viewed',
    params: packId,
    async handler({ services, principal, params, at, today }) {
      const standards = services.standards().on(today)
      const asked = { packId: params.packId, personId: principal.id, at }
      const pack = await openOwnPack(services.store.db, services.authority.id, asked)
      if (pack === undefined) return notFound()
      return page({
        title: 'Pack',
        current: 'packs',
        live: false,
        breadcrumbs: [{ text: 'Your packs', href: '/packs' }, { text: pack.title }],
        body: <OwnPackPage {...{ pack, standards }} content={pack.content as PackContent} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/packs/made',
    permission: 'publish-reports',
    audit: 'packs.listed',
    query: z.object({ for: z.string().max(200).optional() }),
    async handler({ services, query, at }) {
      const { db } = services.store
      const [packs, people] = await Promise.all([
        listPacks(db, services.authority.id, query.for || undefined),
        listPeople(db, services.authority.id),
      ])
      const names = new Map(people.map(each => [each.person_id, each.name]))
      const body = <MadePacksPage {...{ packs, names, at }} for={query.for || undefined} />
      return page({ title: made.text, current: 'outside', body })
    },
  }),
  route({
    method: 'GET',
    path: '/packs/made/new',
    permission: 'publish-reports',
    audit: 'pack.viewed',
    query: z.object({ for: z.string().max(200).default('') }),
    handler: async request => form(request, { for: request.query.for, title: '', ids: '', start: {}, until: {} }, []),
  }),
  route({
    method: 'POST',
    path: '/packs/made/new',
    permission: 'publish-reports',
    audit: 'pack.changed',
    body: fields,
    async handler(request) {
      const { services, body, noteViewed } = request
      const typed = typedOf(body)
      const post = (await auditorsOf(services, request.at)).find(each => each.personId === body.for)?.post
      const read = readForm(typed, post, request)
      if ('problems' in read) return form(request, typed, read.problems)
      const { known, unknown } = await knownOf(request, read.ids)
      if (unknown.length > 0) {
        const message = `No child is known by ${unknown.length === 1 ? 'this id' : 'these ids'}: ${unknown.join(', ')}. Nothing was made yet`
        return form(request, typed, [{ field: 'ids', message }])
      }
      const { startsOn, until } = read
      const asked = { personId: body.for, title: typed.title, startsOn, until, childIds: known }
      const pack = await makePackOf(request, asked)
      noteViewed(pack.childIds, 'put into a pack without names')
      return redirect(`/packs/made/${pack.packId}?done=made`)
    },
  }),
  route({
    method: 'GET',
    path: '/packs/made/:packId',
    permission: 'publish-reports',
    audit: 'pack.viewed',
    params: packId,
    query: z.object({ done: z.literal('made').optional() }),
    handler: async request => one(request, request.params.packId, request.query.done !== undefined),
  }),
  route({
    method: 'POST',
    path: '/packs/made/:packId/withdraw',
    permission: 'publish-reports',
    audit: 'pack.changed',
    params: packId,
    body: z.object({ because: text(500) }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const because = body.because.trim()
      if (because === '') return one(request, params.packId, false, 'Enter why, such as "The audit is over"')
      const said = { by: principal.id, at, because }
      await services.store.transaction(trx => withdrawPack(trx, services.authority.id, params.packId, said))
      return redirect(`/packs/made/${params.packId}`)
    },
  }),
]

/** Auditors of partner authorities with an account, each with the post by which they are, in force or the next to come. */
async function auditorsOf({ store, authority }: RoomServices, at: Date) {
  const [people, posts] = await Promise.all([listPeople(store.db, authority.id), listPosts(store.db, authority.id)])
  return people.flatMap(({ person_id: personId, name, disabled_at: disabled }) => {
    const isOpen = (each: HeldPost) => isInForce(each, at) || (each.ended_at === null && each.from_at > at)
    const own = posts.filter(each => each.person_id === personId && each.role === 'partner-auditor' && isOpen(each))
    const post = own.toSorted((a, b) => a.from_at.getTime() - b.from_at.getTime())[0]
    return post === undefined || disabled !== null ? [] : [{ personId, name, post }]
  })
}

function typedOf(body: z.infer<typeof fields>): NewPackTyped {
  const date = (name: 'start' | 'until'): Typed => ({
    day: body[`${name}-day`],
    month: body[`${name}-month`],
    year: body[`${name}-year`],
  })
  return { for: body.for, title: body.title.trim(), ids: body.ids, start: date('start'), until: date('until') }
}

function readForm(
  typed: NewPackTyped,
  post: HeldPost | undefined,
  { today, at }: Pick<AnyRequest, 'today' | 'at'>,
): { startsOn: Day; until: Date; ids: string[] } | { problems: PackProblem[] } {
  const problems: PackProblem[] = []
  const say = (field: PackProblem['field'], message: string) => problems.push({ field, message })
  if (post?.until_at == null) say('for', 'Choose an auditor of a partner authority')
  if (typed.title === '') say('title', 'Enter a title, such as "Peer audit: protection plans"')
  else if (typed.title.length > 200) say('title', 'The title must be 200 characters or fewer')
  const start = typedDate(typed.start, 'The beginning', '1 4 2026')
  if (start.kind === 'wrong') say('start', start.message)
  else if (start.kind === 'empty') say('start', 'Enter the day the pack begins with, such as 1 4 2026')
  else if (start.day >= today) say('start', 'The beginning must be before today')
  else if (start.day < englandAndWales.firstDay)
    say('start', `The beginning must be ${longDate(englandAndWales.firstDay)} or later`)
  const ids = idsPasted(typed.ids)
  if (ids.length === 0) say('ids', 'Enter at least one id, as in the case system')
  else if (ids.length > mostPasted) say('ids', `Enter ${mostPasted} ids or fewer`)
  const end = typedDate(typed.until, 'The last day', '31 12 2026')
  const last = post?.until_at ?? at
  const until = end.kind === 'day' ? instantInEngland(end.day + 1) : last
  if (end.kind === 'wrong') say('until', end.message)
  else if (end.kind === 'day' && until <= at) say('until', 'The last day must be today or later')
  else if (post !== undefined && englandDay(new Date(until.getTime() - 1)) > englandDay(last))
    say('until', `The last day must be ${longDate(englandDay(last))} or earlier, when the account ends`)
  if (problems.length > 0 || start.kind !== 'day') return { problems }
  const ends = new Date(Math.min(until.getTime(), last.getTime()))
  return { startsOn: start.day, until: ends, ids }
}

async function form(request: AnyRequest, typed: NewPackTyped, problems: readonly PackProblem[]): Promise<Reply> {
  const auditors = await auditorsOf(request.services, request.at)
  const items = auditors.map(each => ({ value: each.personId, text: each.name }))
  return page({
    title: 'Make a pack',
    current: 'outside',
    live: false,
    error: problems.length > 0,
    breadcrumbs: [made, { text: 'Make a pack' }],
    body: <NewPackPage {...{ typed, problems }} auditors={items} csrf={request.csrf} />,
  })
}

async function one(request: AnyRequest, id: string, done: boolean, problem?: string): Promise<Reply> {
  const { services, at, csrf, today, noteViewed } = request
  const pack = await readPack(services.store.db, services.authority.id, id)
  if (pack === undefined || parseDay(pack.starts_on) === undefined) return notFound()
  const labels = new Map(Object.entries(pack.children).map(([label, childId]) => [childId, label]))
  const rows = await rowsOf(request, [...labels.keys()])
  const key = rows.map(({ childId, name }) => ({ childId, name, label: labels.get(childId)! }))
  // Of a child that is not the reader's to see, the pack tells nothing here either.
  const mine = new Set(key.map(each => each.label))
  const content = { children: (pack.content as PackContent).children.filter(each => mine.has(each.label)) }
  noteViewed(
    key.map(each => each.childId),
    'listed as in a pack without names',
  )
  const people = await listPeople(services.store.db, services.authority.id)
  const forName = people.find(each => each.person_id === pack.person_id)?.name ?? pack.person_id
  return page({
    title: 'Pack for a partner auditor',
    current: 'outside',
    live: false,
    error: problem !== undefined,
    breadcrumbs: [made, { text: pack.title }],
    body: (
      <MadePackPage
        {...{ pack, content, forName, at, done, problem, csrf }}
        standards={services.standards().on(today)}
        entries={key.sort((a, b) => a.label.length - b.label.length || a.label.localeCompare(b.label))}
      />
    ),
  })
}
