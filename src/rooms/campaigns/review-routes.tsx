import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { outcomeFrom } from '../../domain/campaigns/outcome.ts'
import { reviewProblems } from '../../domain/campaigns/review.ts'
import { questionSetOf, questionSetOn, questionSets } from '../../domain/oversight/question-set.ts'
import { childName } from '../../domain/words/child-name.ts'
import { data, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { type CampaignReview, type Reading, reviewsOf, reviewsOfChild } from '../../store/campaigns/index.ts'
import { ownerNames, ownersFor } from '../oversight/index.ts'
import { type AnyRequest, namesOf, personNamer, type RoomServices } from '../services.ts'
import { childReviewsHref, reviewHref } from './addresses.ts'
import { readChildFacts } from './child-facts.ts'
import { handIn, saveDraft, settle } from './commands.ts'
import { top } from './crumbs.ts'
import { mineToDo } from './pages/campaigns.tsx'
import { ReviewFormPage } from './pages/review-form.tsx'
import { ChildReviewsPage, ReviewReadPage } from './pages/review-read.tsx'
import { leadsUnitOf, workersOf } from './readers.ts'
import { type CampaignRead, type CampaignRow, readWhole } from './reading.ts'
import { type ReviewTyped, readReview, reviewFields, typedFrom } from './review-typed.ts'

const route = routeWith<RoomServices>()
const childId = z.string().max(200)
const ofReview = z.object({ childId, campaignId: z.uuid() })
type Of = z.infer<typeof ofReview>

/** What of one child is written and read in a campaign. */
export const reviewRoutes = [
  route({
    method: 'GET',
    path: '/children/:childId/campaigns',
    permission: 'see-own-children',
    audit: params => ({ event: 'campaign-reviews.viewed', childId: params.childId }),
    params: z.object({ childId }),
    async handler(request) {
      const { services, principal, params } = request
      const [reviews, names, ownerName] = await Promise.all([
        services.readAs(principal, db => reviewsOfChild(db, services.authority.id, params.childId)),
        namesOf(request, [params.childId]),
        ownerNames(request),
      ])
      const campaigns = [...new Set(reviews.map(each => each.campaign_id))]
      const reads = await Promise.all(campaigns.map(each => readWhole(request, each)))
      // What is kept from somebody who is still to read the child is kept here too.
      const kept = new Set(
        reads.flatMap(read =>
          read?.rows.some(each => each.childId === params.childId && each.isBlind) ? [read.campaign.campaign_id] : [],
        ),
      )
      return page({
        title: 'Bulk reviews of the child',
        breadcrumbs: [
          { text: 'The child', href: `/children/${encodeURIComponent(params.childId)}` },
          { text: 'Bulk reviews' },
        ],
        body: (
          <ChildReviewsPage
            childId={params.childId}
            name={childName(names, params.childId)}
            reviews={reviews.filter(each => !kept.has(each.campaign_id))}
            campaignName={id => reads.find(each => each?.campaign.campaign_id === id)?.campaign.name ?? 'Bulk review'}
            ownerName={ownerName}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/children/:childId/campaigns/:campaignId',
    permission: 'review-in-campaigns',
    audit: params => ({ event: 'campaign-review.viewed', childId: params.childId }),
    params: ofReview,
    query: z.object({ done: z.enum(['saved', 'handed-in', 'settled']).optional() }),
    async handler(request) {
      const found = await find(request, request.params)
      if (found === undefined) return redirect(childReviewsHref(request.params.childId))
      const { done } = request.query
      const form = await readForm(request, found)
      return form === undefined || form.whyNot !== undefined
        ? readOnly(request, found, { handedIn: done === 'handed-in', whyNoForm: form?.whyNot })
        : drawForm(request, found, { saved: done === 'saved' })
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/campaigns/:campaignId',
    permission: 'review-in-campaigns',
    audit: params => ({ event: 'campaign-review.recorded', childId: params.childId }),
    params: ofReview,
    body: reviewFields,
    async handler(request) {
      const { services, principal, params, body, today, at } = request
      const found = await find(request, params)
      if (found === undefined) return redirect(childReviewsHref(params.childId))
      const form = await readForm(request, found)
      const here = (done: string) => redirect(reviewHref(params.childId, params.campaignId, { done }))
      // Sent twice, it was handed in the first time.
      if (form === undefined) return here('handed-in')
      if (form.whyNot !== undefined) return readOnly(request, found, { handedIn: false, whyNoForm: form.whyNot })
      if (!questionSets.some(each => each.version === body.version)) return drawForm(request, found, { typed: body })
      const set = questionSetOf(body.version)
      const written = readReview(body, set, today)
      const owners = await ownersFor(request, params.childId)
      const isOwner = written.ownerId === '' || owners.some(each => each.id === written.ownerId)
      const sent = {
        reviewId: body['review-id'],
        revision: body.revision,
        campaign: found.read.campaign,
        childId: params.childId,
        reading: form.reading,
        questionsVersion: body.version,
        written: isOwner ? written : { ...written, ownerId: '' },
      }
      const said = { by: principal.id, byName: principal.name, at }
      const isDraft = body.do !== 'hand-in'
      const isByScript = body.do === 'autosave'
      const problems = isDraft
        ? written.wrongDay === undefined || isByScript
          ? []
          : [{ field: 'by-when', message: `${written.wrongDay}. The draft is not saved yet` }]
        : reviewProblems(sent.written, set, today)
      if (problems.length > 0) return drawForm(request, found, { typed: body, problems })
      const saved = isDraft
        ? await saveDraft(services, sent, said)
        : await handIn(services, sent, { principal, byOwnLead: form.byOwnLead, today }, said)
      if (isByScript)
        return data(saved.kind === 'saved' ? { revision: saved.revision } : { conflict: 'another window' })
      if (saved.kind === 'changed meanwhile')
        return drawForm(request, found, { typed: { ...body, revision: saved.now.revision }, meanwhile: saved.now })
      return here(saved.kind === 'saved' && isDraft ? 'saved' : 'handed-in')
    },
  }),
  route({
    method: 'POST',
    path: '/children/:childId/campaigns/:campaignId/settle',
    permission: 'run-campaigns',
    audit: params => ({ event: 'campaign-review.changed', childId: params.childId }),
    params: ofReview,
    body: z.object({ settled: z.string().max(100).default(''), because: z.string().max(5000).default('') }),
    async handler(request) {
      const { services, principal, params, body, at } = request
      const found = await find(request, params)
      if (found === undefined) return redirect(childReviewsHref(params.childId))
      const outcome = outcomeFrom(body.settled)
      const because = body.because.trim()
      const problems = [
        ...(outcome === undefined ? [{ field: 'settled' as const, message: 'Choose what it is to be' }] : []),
        ...(because === ''
          ? [
              {
                field: 'because' as const,
                message: 'Enter why, such as “The second reader had seen the school’s report”',
              },
            ]
          : []),
      ]
      if (!found.row.differs || found.row.isBlind) return redirect(reviewHref(params.childId, params.campaignId))
      if (problems.length > 0 || outcome === undefined)
        return readOnly(request, found, {
          handedIn: false,
          whyNoForm: undefined,
          settling: { outcome: body.settled, because, problems },
        })
      await settle(services, params, { outcome, because }, { by: principal.id, byName: principal.name, at })
      return redirect(reviewHref(params.childId, params.campaignId, { done: 'settled' }))
    },
  }),
]

interface Found {
  readonly read: CampaignRead
  readonly row: CampaignRow
  /** Drafts of this reader’s own among them. */
  readonly reviews: readonly CampaignReview[]
}

/** A child in a campaign; undefined where the child is not in it. */
async function find(request: AnyRequest, { childId: id, campaignId }: Of): Promise<Found | undefined> {
  const { services, principal } = request
  const [read, reviews] = await Promise.all([
    readWhole(request, campaignId),
    services.readAs(principal, db => reviewsOf(db, services.authority.id, campaignId, id)),
  ])
  const row = read?.rows.find(each => each.childId === id)
  return read && row && { read, row, reviews }
}

/** What this reader may write of a child; undefined where there is nothing to write. */
async function readForm(
  { services, principal }: AnyRequest,
  { read, row }: Found,
): Promise<
  { readonly reading: Reading; readonly byOwnLead: boolean; readonly whyNot: string | undefined } | undefined
> {
  const reading = row.mine
  if (reading === undefined || row[reading]?.state === 'handed in') return undefined
  const facts = await services.childFacts(row.childId)
  const own = workersOf(principal)
  const holds = (facts?.worker !== undefined && own.has(facts.worker)) || own.has(row.child.frozen_worker ?? '')
  return {
    reading,
    byOwnLead: leadsUnitOf(principal, facts?.unit),
    whyNot: holds
      ? 'You hold this case, so the review is for somebody else: ask whoever runs the campaign to give it on.'
      : read.campaign.closed_at !== null
        ? 'The campaign is closed: nothing more can be handed in.'
        : undefined,
  }
}

async function drawForm(
  request: AnyRequest,
  found: Found,
  given: {
    readonly typed?: ReviewTyped
    readonly problems?: ReturnType<typeof reviewProblems>
    readonly meanwhile?: CampaignReview
    readonly saved?: boolean
  },
): Promise<Reply> {
  const { today, csrf } = request
  const { read, row, reviews } = found
  const { childId: id } = row
  const form = (await readForm(request, found))!
  const own = reviews.find(each => each.reading === form.reading)
  const current = questionSetOn(today)
  const typed = given.typed ?? typedFrom(own, { reviewId: uuid(), version: current.version })
  const set = questionSets.find(each => each.version === typed.version) ?? current
  // Directions of the other reading would tell what it found.
  const others = new Set(reviews.filter(each => each.reading !== form.reading).map(each => each.review_id))
  const [names, facts, owners, ownerName] = await Promise.all([
    namesOf(request, [id]),
    readChildFacts(request, id, others),
    ownersFor(request, id),
    ownerNames(request),
  ])
  return page({
    title: 'Review of a child',
    current: 'oversight',
    live: false,
    error: (given.problems ?? []).length > 0,
    breadcrumbs: [top, { text: 'Review' }],
    body: (
      <ReviewFormPage
        {...{ typed, set, facts, owners, ownerName, today, csrf }}
        campaign={read.campaign}
        childId={id}
        name={childName(names, id)}
        reading={form.reading}
        problems={given.problems ?? []}
        meanwhile={given.meanwhile}
        saved={given.saved === true}
        byOwnLead={form.byOwnLead}
      />
    ),
  })
}

async function readOnly(
  request: AnyRequest,
  { read, row, reviews }: Found,
  given: {
    readonly handedIn: boolean
    readonly whyNoForm: string | undefined
    readonly settling?: {
      outcome: string
      because: string
      problems: readonly { field: 'settled' | 'because'; message: string }[]
    }
  },
): Promise<Reply> {
  const { services, principal, csrf } = request
  const { childId: id } = row
  const [names, nameOf, ownerName] = await Promise.all([
    namesOf(request, [id]),
    personNamer(services),
    ownerNames(request),
  ])
  const left = mineToDo(read).filter(each => each.childId !== id)
  const next = left[0]
  const settling = given.settling ?? { outcome: '', because: '', problems: [] }
  return page({
    title: 'Review of a child',
    current: 'oversight',
    error: settling.problems.length > 0,
    breadcrumbs: [top, { text: 'Review' }],
    body: (
      <ReviewReadPage
        {...{ nameOf, ownerName, settling, csrf }}
        campaign={read.campaign}
        child={row.child}
        name={childName(names, id)}
        reviews={row.isBlind ? [] : reviews.filter(each => each.state === 'handed in')}
        keptBack={row.isBlind && reviews.some(each => each.state === 'handed in')}
        maySettle={row.differs && row.child.settled_outcome === null && !row.isBlind && may(principal, 'run-campaigns')}
        next={next && { childId: next.childId, left: left.length }}
        handedIn={given.handedIn}
        whyNoForm={given.whyNoForm}
      />
    ),
  })
}
