import {
  type Association,
  associate,
  type Dimension,
  dimensionsOf,
  heldOn,
  type ListPage,
  listPage,
  type Opening,
  type Question,
  type ReadModel,
} from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { iso } from '../../domain/calendar/day.ts'
import { asCalled } from '../../domain/indicators/as-called.ts'
import type { Indicator } from '../../domain/indicators/indicator.ts'
import { findIndicator } from '../../domain/indicators/registry.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import { type AsAt, asAt, workersAnsweredFor } from '../live/index.ts'
import { openingFor, type RoomServices } from '../services.ts'
import { type ExploreQuery, type Show, selectionsIn, type Where, whereOf } from './asked.ts'
import { fieldNamed } from './fields.ts'
import { type KnownAt, openingThen } from './known-at.ts'
import { type LabelOf, labelsOf } from './labels.ts'
import { servicesOf } from './services-of.ts'
import { choosable } from './workers-named.ts'

/** What an address asks to explore, and what it comes to. */
export interface Exploration {
  readonly indicator: Indicator
  /** The import it is shown as known at; undefined: as known now. */
  readonly known: KnownAt | undefined
  readonly query: ExploreQuery
  readonly asAt: AsAt
  readonly opening: Opening
  readonly model: ReadModel
  readonly serviceOf: (unit: string) => string | undefined
  readonly where: Where
  /** Fields chosen from in the address that this indicator does not have. */
  readonly without: readonly Dimension[]
  /** Workers are chosen in the address who are left aside: those of others. */
  readonly isNarrowed: boolean
  readonly by: readonly Dimension[]
  readonly show: Show
  readonly mayList: boolean
  readonly question: Pick<Question, 'indicator' | 'asOf' | 'where' | 'by'>
  readonly association: Association
  readonly labelOf: LabelOf
  /** The standards as the authority has set them. */
  readonly standards: SetStandards
  /** The same view with something of it changed; on the first page of its list unless the change names one. */
  readonly address: (changes: QueryChanges, path?: string) => string
  /** The same view with other selections. */
  readonly selecting: (where: Where) => string
}

type Request = Pick<
  RoomRequest<RoomServices>,
  'services' | 'organisation' | 'principal' | 'today' | 'scope' | 'numbersScope'
> & { readonly query: ExploreQuery }

/**
 * Reads what an address asks for, as known now or at an import; undefined where there is no such indicator or the reader may count
 * nobody.
 */
export function readExploration(request: Request, known?: KnownAt): Exploration | undefined {
  const { query, services, organisation, principal, today, numbersScope } = request
  const found = query.indicator === undefined ? undefined : findIndicator(query.indicator)
  if (found === undefined || numbersScope.kind === 'none') return undefined
  const model = known?.model ?? services.model
  const asksNoDay = query.on === undefined && query['on-day'] === undefined
  // What was known at an import is of its day, unless another is asked for.
  const asked = known && asksNoDay ? { on: iso(Math.min(known.on, today)) } : query
  const day = { ...asAt(asked, today), toldUntil: services.toldUntil() }
  const indicator = asCalled(found, services.standards(), day.day)
  const opening = known ? openingThen(openingFor(request), services.model, today) : openingFor(request)
  const fields = dimensionsOf(model.columns(indicator.fact))
  const chosen = whereOf(query, fields)
  const { without } = chosen
  const workersNamed = workersAnsweredFor(request.scope, organisation, () =>
    heldOn(services.model, day.day, openingFor(request).named),
  )
  const where = choosable(chosen.where, workersNamed)
  const mayList = may(principal, 'list-children')
  const by = chosenBy(query, fields)
  const show = query.show === 'children' && !mayList ? 'breakdown' : (query.show ?? 'breakdown')
  const serviceOf = servicesOf(organisation)
  const question = { indicator, asOf: day.day, where, by: show === 'breakdown' ? by : [] }
  const kept: QueryChanges = {
    indicator: indicator.id,
    on: day.on,
    import: query.import,
    ...selectionsIn(where),
    by: query.by,
    and: query.and,
    show: query.show,
    which: query.which,
    why: query.which === 'left-out' ? query.why : undefined,
    all: query.all,
    sort: query.sort,
    order: query.order,
  }
  const address: Exploration['address'] = (changes, path = '/explore') => hrefWith(path, { ...kept, ...changes })
  const noSelections = Object.fromEntries(Object.keys(selectionsIn(where)).map(key => [key, undefined]))
  return {
    indicator,
    known,
    query,
    asAt: day,
    opening,
    model,
    serviceOf,
    where,
    without,
    by,
    show,
    mayList,
    question,
    isNarrowed: (where.worker?.length ?? 0) < (chosen.where.worker?.length ?? 0),
    association: associate(model, question, serviceOf, opening, workersNamed),
    labelOf: labelsOf(organisation, services.standards(), day.day),
    standards: services.standards(),
    address,
    selecting: wanted => address({ ...noSelections, ...selectionsIn(wanted) }),
  }
}

/** A page of the list behind the number; the whole list where no page is asked for. */
export function readList(
  { model, question, association, opening, query }: Exploration,
  page?: { readonly from: number; readonly count: number },
): ListPage {
  return listPage(model, question, association, opening, { which: query.which, why: query.why, ...page })
}

/** What the breakdown is by: the indicator's usual field, else the unit, where the address says nothing of use. */
function chosenBy({ by, and }: ExploreQuery, fields: readonly Dimension[]): Dimension[] {
  const first = (by && fieldNamed(by)) || 'unit'
  const second = and && fieldNamed(and)
  const chosen = [first, ...(second ? [second] : [])].filter(each => fields.includes(each))
  return [...new Set(chosen.length === 0 ? (['unit'] as const) : chosen)]
}
