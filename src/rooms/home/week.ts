import { ask, changesBetween, dueList } from '../../analysis/index.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { indicatorById } from '../../domain/indicators/registry.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith } from '../../ui/index.ts'
import { readQuality } from '../data-quality/index.ts'
import { asked, changesHref, dueHref, linesOf, listHref, unallocated, type View, viewOf } from '../live/index.ts'
import { approvalsFor } from '../local-standards/index.ts'
import type { RoomServices } from '../services.ts'
import { readDataHome } from './data.ts'
import { type Home, homesOf } from './posts.ts'
import { readScores, scorecard } from './scorecard.ts'
import { readService } from './service.ts'
import { byFridayHref, oversightStandards, readUnit } from './unit.ts'
import { whereOf } from './where.ts'
import { withoutWorker } from './without-worker.ts'

/** A number of somebody's week, and where it opens. It never says more of a child than that there is one. */
export interface WeekLine {
  readonly text: string
  readonly count: number
  /** An address of ours: "/due?band=overdue". */
  readonly href: string
}

/** The week of one post. */
export interface Week {
  readonly position: string
  readonly lines: readonly WeekLine[]
}

/** Whose week it is, and what they may count. */
export type Reader = Pick<
  RoomRequest<RoomServices>,
  'services' | 'organisation' | 'principal' | 'scope' | 'numbersScope' | 'today'
>

/** Somebody's week, post by post: counts and where they open, and nothing of any child. */
export async function weekOf(reader: Reader): Promise<Week[]> {
  const weeks: Week[] = []
  for (const [index, home] of homesOf(reader.principal, reader.organisation).entries()) {
    const view = viewOf({ ...reader, query: asked.parse(home.query) }, '/live')
    if (view !== undefined)
      weeks.push({ position: home.position, lines: await linesFor(reader, home, view, homeHref(index)) })
  }
  const [first, ...others] = weeks
  return first === undefined ? [] : [{ ...first, lines: [...(await toApprove(reader)), ...first.lines] }, ...others]
}

/** What waits for the reader themselves, whichever post they have it by; nothing where nothing does. */
async function toApprove(reader: Reader): Promise<WeekLine[]> {
  const { length: count } = await approvalsFor(reader)
  return count === 0 ? [] : [{ text: 'Settings of standards for you to approve', count, href: '/home' }]
}

/** The home of a post, by its place among somebody's homes. */
function homeHref(index: number): string {
  return hrefWith('/home', { post: index === 0 ? undefined : index + 1 })
}

function linesFor(reader: Reader, { kind }: Home, view: View, home: string): WeekLine[] | Promise<WeekLine[]> {
  switch (kind) {
    case 'own children':
      return ofChildren(reader, view, { part: view.chosen.part })
    case 'given children':
      return ofChildren(reader, view, { children: reader.principal.material ?? new Set() })
    case 'unit':
      return ofUnit(reader, view, home)
    case 'service':
      return ofService(reader, view, home)
    case 'scorecard':
      return ofScorecard(reader, view, home)
    case 'data':
      return ofData(reader, view)
  }
}

function ofChildren({ services }: Reader, view: View, whose: Parameters<typeof dueList>[3]): WeekLine[] {
  const { items } = dueList(services.model, view.asAt.day, view.opening, whose)
  const line = (text: string, bands: readonly (typeof items)[number]['band'][]): WeekLine => ({
    text,
    count: items.filter(each => bands.includes(each.band)).length,
    href: dueHref(view, { band: bands.map(each => each.replaceAll(' ', '-')) }),
  })
  return [
    line('Overdue', ['overdue']),
    line('Due this week', ['today', 'this week']),
    line('Due in the two weeks after', ['next two weeks']),
  ]
}

function ofUnit({ services, organisation }: Reader, view: View, home: string): WeekLine[] {
  const unit = readUnit(services.model, view, organisation)
  const { board } = unit
  const lines = linesOf(board, view.standards.on(view.asAt.day))
  const late = lines.filter(each => (oversightStandards as readonly string[]).includes(each.id))
  return [
    {
      text: `Late by ${longDate(unit.friday)} if nothing happens`,
      count: unit.byFriday.length,
      href: byFridayHref(view, unit.friday),
    },
    ...sinceLastWeek(services, view),
    {
      text: 'Supervision and oversight overdue',
      count: late.reduce((sum, each) => sum + each.line.overdue, 0),
      href: `${home}#oversight`,
    },
    ...noWorker(services, view),
    toMend(services, view),
  ]
}

function ofService({ services }: Reader, view: View, home: string): WeekLine[] {
  const service = readService(services.model, view, services.coverage().has('progress reviews'))
  const longest = service.drift.at(-1)!
  return [
    ...sinceLastWeek(services, view),
    { text: 'Standards that stand out', count: service.exceptions.length, href: `${home}#exceptions` },
    {
      text: `Children open for ${longest.mark} months or more`,
      count: longest.past,
      href: hrefWith('/how-long', { ...view.chosen.query, mark: longest.mark, stand: 'past' }),
    },
    ...noWorker(services, view),
    toMend(services, view),
  ]
}

function ofScorecard({ services }: Reader, view: View, home: string): WeekLine[] {
  const verdicts = readScores(
    services,
    view,
    scorecard.flatMap(({ ids }) => ids),
  ).map(each => each.verdict.meaning)
  const count = (meaning: 'concern' | 'improvement') => verdicts.filter(each => each === meaning).length
  return [
    { text: 'Key indicators that became worse beyond chance', count: count('concern'), href: home },
    { text: 'Key indicators that became better beyond chance', count: count('improvement'), href: home },
    ...sinceLastWeek(services, view),
    ...noWorker(services, view),
    toMend(services, view),
  ]
}

async function ofData(reader: Reader, view: View): Promise<WeekLine[]> {
  const { waiting, words } = await readDataHome(reader)
  return [
    { text: 'Imports waiting for a decision', count: waiting, href: '/imports' },
    { text: 'Words nobody has explained', count: words.count, href: '/imports/mappings' },
    toMend(reader.services, view),
  ]
}

/** What became overdue in the last seven days, and what is overdue now. */
function sinceLastWeek({ model }: Pick<RoomServices, 'model'>, view: View): WeekLine[] {
  const { day } = view.asAt
  const { newlyOverdue } = changesBetween(model, day - 7, day, view.chosen.part, view.opening)
  const overdue = ask(
    model,
    { indicator: indicatorById('overdue'), asOf: day, where: whereOf(view.chosen.part) },
    () => undefined,
    view.opening,
  ).numerator
  return [
    {
      text: 'Became overdue in the last seven days, and still are',
      count: newlyOverdue.count,
      href: changesHref(view, 7),
    },
    { text: 'Overdue', count: overdue, href: dueHref(view, { band: 'overdue' }) },
  ]
}

/** Nothing where it is not known: a line of the week is a number. */
function noWorker({ model }: Pick<RoomServices, 'model'>, view: View): WeekLine[] {
  const count = withoutWorker(model, view)
  if (count === undefined) return []
  return [{ text: 'Children with no worker', count, href: listHref(view, 'children-open', { worker: unallocated }) }]
}

function toMend(services: Pick<RoomServices, 'model'>, view: View): WeekLine {
  return {
    text: 'Missing or contradictory in records',
    count: readQuality(services, view).things,
    href: hrefWith('/data-quality', view.chosen.query),
  }
}
