import type { VNode } from 'preact'
import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { notFound, page, type Reply, redirect, routeWith } from '../../server/index.ts'
import type { RoomRequest } from '../../server/route.ts'
import { chooseWeeklyMail, readWeeklyMail } from '../../store/weekly-mail.ts'
import { hrefWith } from '../../ui/index.ts'
import { readQuality } from '../data-quality/index.ts'
import { asked, BoardFigures, boardHref, NothingSince, short, type View, viewOf } from '../live/index.ts'
import { ApprovalsAtHome } from '../local-standards/index.ts'
import { DirectionsAtHome, wordsAskedOf } from '../oversight/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { readDataHome } from './data.ts'
import { readOwnChildren } from './own-children.ts'
import { AskedJump, AskedOfYou } from './pages/asked-of-you.tsx'
import { DataPage } from './pages/data.tsx'
import { HomeHeading } from './pages/home-heading.tsx'
import { OwnChildrenHome } from './pages/own-children.tsx'
import { PressingFigures } from './pages/pressing-figures.tsx'
import { ScorecardPage } from './pages/scorecard.tsx'
import { ServicePage } from './pages/service.tsx'
import { fridayShown, overdueShown, UnitPage } from './pages/unit.tsx'
import { namedUnseen, UnseenSection } from './pages/unseen.tsx'
import { WeekPage } from './pages/week.tsx'
import { type Home, homesOf } from './posts.ts'
import { readPressing } from './pressing.ts'
import { readScores, scorecard } from './scorecard.ts'
import { readService } from './service.ts'
import { readUnit } from './unit.ts'
import { weekOf } from './week.ts'

const route = routeWith<RoomServices>()

const homeQuery = z.object({
  /** Which of several posts. */
  post: z.coerce.number('post is a number, such as 2').int().min(1).default(1),
  /** The standard in which units are compared. */
  standard: short(20),
})

type Request = RoomRequest<RoomServices, unknown, z.infer<typeof homeQuery>>

/** One's own page: made for the post one holds. */
export const routes = [
  route({
    method: 'GET',
    path: '/home',
    permission: 'see-numbers',
    audit: 'home.viewed',
    query: homeQuery,
    async handler(request) {
      const { principal, organisation, query, today } = request
      const homes = homesOf(principal, organisation)
      const home = homes[query.post - 1]
      if (home === undefined) return notFound()
      // The part is that of the post, whatever the address says.
      const view = viewOf({ ...request, query: asked.parse(home.query) }, '/live')
      if (view === undefined) return notFound()
      const [directions, approvals] = await Promise.all([
        may(principal, 'record-oversight') ? DirectionsAtHome(request) : undefined,
        ApprovalsAtHome(request),
      ])
      const begins: Begins = {
        heading: (title, lead) => (
          <>
            <HomeHeading {...{ homes, home, today, title, lead }} />
            <NothingSince asAt={view.asAt} hrefOn={on => boardHref(view, { on })} elsewhere />
          </>
        ),
        asked:
          directions === undefined && approvals === undefined ? undefined : (
            <>
              {directions}
              {approvals}
            </>
          ),
      }
      return homeFor(request, home, view, begins)
    },
  }),
  route({
    method: 'GET',
    path: '/account/digest',
    permission: 'see-numbers',
    audit: 'digest.viewed',
    query: z.object({ saved: z.enum(['yes', 'no']).optional().catch(undefined) }),
    async handler(request) {
      const { services, principal, today, csrf, query } = request
      const weeks = await weekOf(request)
      const mail = services.sendsMail
        ? await readWeeklyMail(services.store.db, services.authority.id, principal.id)
        : undefined
      return page({
        title: 'Your week in short',
        live: false,
        body: <WeekPage {...{ weeks, today, csrf, mail }} saved={query.saved} />,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/account/digest',
    permission: 'see-numbers',
    audit: 'digest.changed',
    body: z.object({ mail: z.enum(['yes', 'no']) }),
    async handler({ services, principal, body, at }) {
      const { store, authority, sendsMail } = services
      if (!sendsMail) return notFound()
      const isWanted = body.mail === 'yes'
      await store.transaction(trx => chooseWeeklyMail(trx, authority.id, { personId: principal.id, isWanted, at }))
      return redirect(`/account/digest?saved=${body.mail}`)
    },
  }),
]

/** What every home begins with; what is asked of the reader follows how many children there are, and how many late. */
interface Begins {
  readonly heading: (title: string, lead: string) => VNode
  /** What somebody asks of the reader; undefined where nobody asks anything. */
  readonly asked: VNode | undefined
}

function homeFor(request: Request, home: Home, view: View, begins: Begins): Promise<Reply> | Reply {
  switch (home.kind) {
    case 'own children':
    case 'given children':
      return ownChildren(request, home, view, begins)
    case 'unit':
      return unit(request, view, begins)
    case 'service':
      return service(request, view, begins)
    case 'scorecard':
      return scores(request, view, begins)
    case 'data':
      return data(request, view, begins)
  }
}

function shown(body: VNode): Reply {
  return page({ title: 'Home', current: 'home', body })
}

async function ownChildren(
  request: Request,
  home: Home,
  view: View,
  { heading, asked: forReader }: Begins,
): Promise<Reply> {
  const { services, principal, noteViewed } = request
  const isGiven = home.kind === 'given children'
  const own = readOwnChildren(services.model, view, isGiven ? (principal.material ?? new Set()) : undefined)
  const ids = own.children.map(each => each.childId)
  noteViewed(ids, 'listed on their own page')
  const items = [
    ...own.children.flatMap(each => each.next ?? []),
    ...[...own.thisWeek, ...own.nextWeek].flatMap(each => each.items),
  ]
  const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, items)])
  return shown(
    <>
      {heading(isGiven ? 'Children you work with' : 'Your children', 'What is next for each child, and why.')}
      <OwnChildrenHome {...{ view, own, names, wordsAsked, isGiven, asked: forReader }} />
    </>,
  )
}

async function unit(request: Request, view: View, { heading, asked: forReader }: Begins): Promise<Reply> {
  const { services, organisation, noteViewed } = request
  const read = readUnit(services.model, view, organisation)
  const items = [...read.overdue.slice(0, overdueShown), ...read.byFriday.slice(0, fridayShown)]
  const ids = [...namedUnseen(read.unseen), ...items].map(each => each.childId)
  noteViewed(ids, 'listed on the unit’s own page')
  const [names, wordsAsked] = await Promise.all([namesOf(request, ids), wordsAskedOf(request, items)])
  return shown(
    <>
      {heading(view.chosen.title, 'Who was not seen, what is late, what goes late next, and who carries what.')}
      <BoardFigures view={view} figures={read.figures} />
      <UnitPage {...{ view, names, wordsAsked, organisation }} unit={read} asked={forReader} />
    </>,
  )
}

async function service(request: Request, view: View, { heading, asked: forReader }: Begins): Promise<Reply> {
  const { services, organisation, principal, query, noteViewed } = request
  if (query.standard !== undefined && findStandard(query.standard) === undefined) return notFound()
  const read = readService(services.model, view, services.coverage().has('progress reviews'))
  const ids = namedUnseen(read.unseen).map(each => each.childId)
  noteViewed(ids, 'listed on the service’s own page')
  const names = await namesOf(request, ids)
  const source = services.dataLine(principal)?.source ?? 'nothing imported yet'
  const address = (standard: string | undefined) =>
    hrefWith('/home', { post: query.post === 1 ? undefined : query.post, standard })
  return shown(
    <>
      {heading(view.chosen.title, 'Who was not seen, what stands out, and which differences are more than chance.')}
      <BoardFigures view={view} figures={read.figures} />
      <AskedJump asked={forReader} after="everything else" />
      <ServicePage {...{ view, names, organisation, source, address }} service={read} standard={query.standard} />
      <AskedOfYou asked={forReader} />
    </>,
  )
}

async function scores(request: Request, view: View, { heading, asked: forReader }: Begins): Promise<Reply> {
  const { services, principal, organisation, noteViewed } = request
  const pressing = readPressing(services.model, view)
  const ids = namedUnseen(pressing.unseen).map(each => each.childId)
  noteViewed(ids, 'listed on their own page')
  const names = await namesOf(request, ids)
  const lines = new Map(
    readScores(
      services,
      view,
      scorecard.flatMap(({ ids }) => ids),
    ).map(line => [line.indicator.id, line]),
  )
  const source = services.dataLine(principal)?.source ?? 'nothing imported yet'
  return shown(
    <>
      {heading(
        'Scorecard',
        `The key indicators of ${view.chosen.title}: what changed beyond chance, and what is missing.`,
      )}
      <PressingFigures {...{ view, pressing }} mayList={may(principal, 'list-children')} />
      <AskedJump asked={forReader} after="the scorecard" />
      <ScorecardPage {...{ view, lines, source }} />
      <UnseenSection {...{ view, names, organisation }} unseen={pressing.unseen} />
      <AskedOfYou asked={forReader} />
    </>,
  )
}

async function data(request: Request, view: View, { heading, asked: forReader }: Begins): Promise<Reply> {
  return shown(
    <>
      {heading('Data', 'What came in, what nobody has explained yet, and what is missing from the records.')}
      <AskedJump asked={forReader} after="everything else" />
      <DataPage data={await readDataHome(request)} quality={readQuality(request.services, view)} />
      <AskedOfYou asked={forReader} />
    </>,
  )
}
