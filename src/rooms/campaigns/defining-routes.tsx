import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { iso, partsOf } from '../../domain/calendar/day.ts'
import { addWeeks } from '../../domain/calendar/months.ts'
import { page, type Reply, redirect, routeWith } from '../../server/index.ts'
import { type Campaign, readCampaign } from '../../store/campaigns/index.ts'
import type { AnyRequest, RoomServices } from '../services.ts'
import { campaignHref } from './addresses.ts'
import { readCohort, wordsOf } from './cohort.ts'
import { begin } from './commands.ts'
import { top } from './crumbs.ts'
import { type DefinitionTyped, definitionFields, readDefinition, typedOf } from './definition-typed.ts'
import { dueFields, readDue, usualWeeks } from './last-day.ts'
import { DefinePage, type FreezeProblem, type FreezeTyped } from './pages/define.tsx'

const route = routeWith<RoomServices>()
const longestName = 100

/** A new campaign: its cohort chosen and, with its number seen, fixed. */
export const definingRoutes = [
  route({
    method: 'GET',
    path: '/campaigns/new',
    permission: 'run-campaigns',
    audit: 'campaign.viewed',
    query: z.object({ ...definitionFields, repeats: z.uuid().optional() }),
    async handler(request) {
      const { query, today } = request
      const repeats = await repeated(request, query.repeats)
      // Before anything is asked the form holds the usual question, or that of the campaign to be repeated.
      const isFresh = query.on === ''
      const typed = isFresh
        ? { ...(repeats === undefined ? fresh : typedOf(repeats.definition)), on: iso(today) }
        : typedIn(query)
      return define(request, { typed, repeats, ask: !isFresh || repeats !== undefined })
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns',
    permission: 'run-campaigns',
    audit: 'campaign.started',
    body: z.object({
      ...definitionFields,
      ...dueFields,
      campaign: z.uuid(),
      counted: z.coerce.number('counted is a number, such as 175').int().min(0).max(1_000_000).default(0),
      repeats: z.uuid().optional(),
      name: z.string().max(5000).default(''),
    }),
    async handler(request) {
      const { services, principal, body, today, at } = request
      const typed = typedIn(body)
      const freeze = {
        name: body.name,
        'due-day': body['due-day'],
        'due-month': body['due-month'],
        'due-year': body['due-year'],
      }
      const repeats = await repeated(request, body.repeats)
      const again = (problems: readonly FreezeProblem[], was?: number) =>
        define(request, { typed, repeats, ask: true, freeze, problems, was, campaignId: body.campaign })
      // The same form sent twice leads to the one campaign it made.
      if ((await readCampaign(services.store.db, services.authority.id, body.campaign)) !== undefined)
        return redirect(campaignHref(body.campaign))
      const read = readDefinition(typed, request)
      if ('problems' in read) return define(request, { typed, repeats, ask: true, freeze })
      const due = readDue(freeze, today)
      const problems: FreezeProblem[] = [
        ...nameProblem(body.name.trim()),
        ...('message' in due ? [{ field: 'due' as const, message: due.message }] : []),
      ]
      if (problems.length > 0 || 'message' in due) return again(problems)
      const children = readCohort(request, read.definition)
      if (children.length !== body.counted || children.length === 0) return again([], body.counted)
      const campaign = {
        campaignId: body.campaign,
        name: body.name.trim(),
        definition: read.definition,
        words: wordsOf(request, read.definition),
        dataVersion: services.model.version,
        dueOn: due.day,
        repeats: repeats?.campaign_id,
        children,
      }
      await begin(services, campaign, { by: principal.id, byName: principal.name, at })
      return redirect(campaignHref(body.campaign, '/sharing', { done: 'begun' }))
    },
  }),
]

const fresh: DefinitionTyped = {
  on: '',
  clock: 'involvement',
  months: '9',
  status: '',
  overdue: '',
  'plan-months': '',
  part: '',
}

function typedIn(given: DefinitionTyped): DefinitionTyped {
  const { on, clock, months, status, overdue, part: where } = given
  return { on, clock, months, status, overdue, 'plan-months': given['plan-months'], part: where }
}

function nameProblem(name: string): FreezeProblem[] {
  if (name === '')
    return [{ field: 'name', message: 'Enter what it is called, such as “All open over nine months, March”' }]
  return name.length > longestName
    ? [{ field: 'name', message: `The name must be ${longestName} characters or fewer` }]
    : []
}

async function repeated({ services }: AnyRequest, campaignId: string | undefined): Promise<Campaign | undefined> {
  return campaignId === undefined ? undefined : readCampaign(services.store.db, services.authority.id, campaignId)
}

interface Defining {
  readonly typed: DefinitionTyped
  readonly repeats: Campaign | undefined
  /** Whether a number is asked for. */
  readonly ask: boolean
  readonly freeze?: FreezeTyped
  readonly problems?: readonly FreezeProblem[]
  readonly was?: number | undefined
  readonly campaignId?: string
}

/** The form of a cohort, with its number where one is asked for. */
function define(
  request: AnyRequest,
  { typed, repeats, ask, freeze, problems = [], was, campaignId = uuid() }: Defining,
): Reply {
  const { services, organisation, today, csrf } = request
  const read = ask ? readDefinition(typed, request) : undefined
  const definition = read !== undefined && 'definition' in read ? read.definition : undefined
  const wrong = read !== undefined && 'problems' in read ? read.problems : []
  const due = partsOf(addWeeks(today, usualWeeks))
  const usual = { name: '', 'due-day': String(due.date), 'due-month': String(due.month), 'due-year': String(due.year) }
  const hasProblem = wrong.length > 0 || problems.length > 0
  return page({
    title: 'Begin a campaign',
    current: 'oversight',
    live: false,
    error: hasProblem,
    breadcrumbs: [top, { text: 'Begin a campaign' }],
    body: (
      <DefinePage
        {...{ typed, campaignId, was, organisation, today, csrf }}
        problems={[...wrong, ...problems]}
        freeze={freeze ?? usual}
        repeats={repeats && { id: repeats.campaign_id, name: repeats.name }}
        standards={services.standards().on(today)}
        found={
          definition && { definition, words: wordsOf(request, definition), children: readCohort(request, definition) }
        }
      />
    ),
  })
}
