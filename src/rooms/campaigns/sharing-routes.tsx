import { z } from 'zod'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { type AnyRequest, namesOf, personNamer, type RoomServices } from '../services.ts'
import { campaignHref } from './addresses.ts'
import { drawSample, type Shared, shareByHand, shareEvenly } from './commands.ts'
import { crumbs } from './crumbs.ts'
import { isComparable } from './earlier.ts'
import { doneWords } from './pages/frame.tsx'
import { SharingPage, type SharingProblem } from './pages/sharing.tsx'
import { mayReviewBy, readersOf } from './readers.ts'
import { type CampaignRead, readWhole } from './reading.ts'

const route = routeWith<RoomServices>()
const ofCampaign = z.object({ campaignId: z.uuid() })
const dones = Object.keys(doneWords) as (keyof typeof doneWords)[]
/** Rows to give by hand on one page. */
const shown = 200

const many = (length: number) =>
  z
    .union([z.string().max(200), z.array(z.string().max(200)).max(length)])
    .default([])
    .transform(given => [given].flat().filter(each => each !== ''))

/** Who reads whom. */
export const sharingRoutes = [
  route({
    method: 'GET',
    path: '/campaigns/:campaignId/sharing',
    permission: 'run-campaigns',
    audit: 'campaign.viewed',
    params: ofCampaign,
    query: z.object({ done: z.enum(dones).optional() }),
    async handler(request) {
      const read = await readWhole(request, request.params.campaignId)
      return read === undefined ? notFound() : sharing(request, read, { done: request.query.done })
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns/:campaignId/sharing',
    permission: 'run-campaigns',
    audit: 'campaign.changed',
    params: ofCampaign,
    body: z.object({
      do: z.enum(['evenly', 'by-hand', 'sample']).default('evenly'),
      readers: many(500),
      again: z.string().max(10).default(''),
      reader: z.string().max(200).default(''),
      children: many(5000),
      'per-cent': z.string().max(20).default(''),
      seed: z.string().max(20).default(''),
      revision: z.coerce.number('revision is a number, such as 1').int().min(0).max(1_000_000).default(0),
    }),
    async handler(request) {
      const { services, params, body, principal, at } = request
      const read = await readWhole(request, params.campaignId)
      if (read === undefined) return notFound()
      if (read.campaign.closed_at !== null) return redirect(campaignHref(params.campaignId, '', { done: 'stale' }))
      const said = { by: principal.id, byName: principal.name, at }
      const { campaignId } = params
      const readers = await readersOf(request)
      const chosen = readers.filter(each => body.readers.includes(each.id))
      const wrong = (...problems: readonly SharingProblem[]) =>
        sharing(request, read, { problems, chosen: body.readers })
      const children = read.rows.map(each => each.child)
      const whyNot = await mayReviewBy(request, children)
      const done = ({ given, unplaced }: Shared, good: keyof typeof doneWords) =>
        redirect(
          campaignHref(campaignId, '/sharing', {
            done: unplaced > 0 ? 'shared-some' : given === 0 ? 'nothing-shared' : good,
          }),
        )
      if (body.do === 'evenly') {
        if (chosen.length === 0) return wrong({ field: 'readers', message: 'Choose who reviews' })
        const begun = new Set(read.rows.filter(each => each.first !== undefined).map(each => each.childId))
        const how = { again: body.again === 'yes', begun }
        return done(await shareEvenly(services, campaignId, { children, readers: chosen, whyNot }, how, said), 'shared')
      }
      if (body.do === 'by-hand') {
        const reader = readers.find(each => each.id === body.reader)
        if (reader === undefined) return wrong({ field: 'reader', message: 'Choose to whom they are given' })
        const ticked = new Set(body.children)
        const own = read.rows.filter(each => each.mayOpen && each.first === undefined && ticked.has(each.childId))
        if (own.length === 0) return wrong({ field: 'children', message: 'Tick the children to give' })
        const given = { children: own.map(each => each.child), readers: [reader], whyNot }
        return done(await shareByHand(services, campaignId, given, said), 'shared')
      }
      const sample = readSample(body)
      const problems: SharingProblem[] = [
        ...sample.problems,
        ...(chosen.length === 0 ? [{ field: 'second-readers' as const, message: 'Choose who reads second' }] : []),
      ]
      if (problems.length > 0 || read.campaign.sample_per_cent !== null) return wrong(...problems)
      const drawn = await drawSample(
        services,
        { campaignId, revision: body.revision },
        { children, readers: chosen, whyNot },
        sample,
        said,
      )
      return drawn === undefined
        ? redirect(campaignHref(campaignId, '/sharing', { done: 'stale' }))
        : done(drawn, 'sampled')
    },
  }),
]

function readSample(typed: { readonly 'per-cent': string; readonly seed: string }) {
  const problems: SharingProblem[] = []
  const perCent = /^\d{1,3}$/.test(typed['per-cent'].trim()) ? Number(typed['per-cent']) : 0
  const seed = /^\d{1,9}$/.test(typed.seed.trim()) ? Number(typed.seed) : -1
  if (perCent < 1 || perCent > 100)
    problems.push({ field: 'per-cent', message: 'Enter a whole number from 1 to 100, such as 10' })
  if (seed < 0)
    problems.push({ field: 'seed', message: 'Enter a whole number of at most nine figures, such as 20270301' })
  return { perCent, seed, problems }
}

async function sharing(
  request: AnyRequest,
  read: CampaignRead,
  {
    done,
    problems = [],
    chosen,
  }: {
    readonly done?: keyof typeof doneWords | undefined
    readonly problems?: readonly SharingProblem[]
    readonly chosen?: readonly string[]
  },
): Promise<Reply> {
  const { services, organisation, today, csrf, noteViewed } = request
  const { campaign, rows } = read
  const children = rows.map(each => each.child)
  const [readers, whyNot, nameOf, comparable] = await Promise.all([
    readersOf(request),
    mayReviewBy(request, children),
    personNamer(services),
    isComparable(request, campaign),
  ])
  const lines = readers.map(reader => {
    const why = children.map(each => whyNot(reader, each))
    return {
      reader,
      has: children.filter(each => each.first_reader === reader.id).length,
      may: why.filter(each => each === undefined).length,
      holds: why.filter(each => each === 'holds the case').length,
    }
  })
  const open = rows.filter(each => each.mayOpen && each.first === undefined).slice(0, shown)
  const ids = open.map(each => each.childId)
  noteViewed(ids, 'listed to be shared out for review')
  return page({
    title: 'Share out a campaign',
    current: 'oversight',
    live: false,
    error: problems.length > 0,
    breadcrumbs: crumbs(campaign, 'Share out'),
    body: (
      <SharingPage
        {...{ campaign, nameOf, organisation, problems, comparable, done, csrf }}
        lines={lines.filter(each => each.may > 0)}
        chosen={chosen ?? lines.filter(each => each.has > 0).map(each => each.reader.id)}
        rows={open}
        notShared={rows.filter(each => each.stage === 'not shared out').length}
        suggestedSeed={today}
        names={await namesOf(request, ids)}
      />
    ),
  })
}
