import { heldOn, type Opening, type Part } from '../../analysis/index.ts'
import type { Scope } from '../../domain/access/scope.ts'
import type { SetStandards } from '../../domain/standards/local/set-standards.ts'
import type { RoomRequest } from '../../server/route.ts'
import { hrefWith, type QueryChanges } from '../../ui/index.ts'
import { openingFor, type RoomServices } from '../services.ts'
import { type AsAt, asAt } from './as-at.ts'
import type { PartQuery } from './asked.ts'
import { type ChosenPart, choosePart, ownPart } from './part.ts'
import { workersAnsweredFor } from './workers-named.ts'

/** What a page about a part of the service on a day is made from. */
export interface View {
  readonly chosen: ChosenPart
  readonly asAt: AsAt
  /** What the reader may count and open. */
  readonly opening: Opening
  /** The chosen part, with the restricted children the reader is named on. */
  readonly part: Part
  /** The reader's numbers are of their own cases only: there is no part to choose. */
  readonly isOwn: boolean
  /** What is shown may be told apart by worker: the reader answers for whoever holds children here. */
  readonly tellsWorkers: boolean
  /** The standards as the authority has set them. */
  readonly standards: SetStandards
  /** The breadcrumbs; none where there is no part to choose. */
  readonly path: ChosenPart['path'] | undefined
}

type Reading = Pick<
  RoomRequest<RoomServices, unknown, PartQuery>,
  'services' | 'organisation' | 'principal' | 'query' | 'today' | 'scope' | 'numbersScope'
>

/**
 * The part and day a request asks for, within what its reader may see; undefined where there is no such part or the
 * reader may see nothing. `keep` is what else stays in the addresses of the parts above.
 */
export function viewOf(request: Reading, path: string, keep: QueryChanges = {}): View | undefined {
  const { services, organisation, query, today, scope, numbersScope } = request
  if (numbersScope.kind === 'none') return undefined
  const day = { ...asAt(query, today), toldUntil: services.toldUntil() }
  const own = numbersScope.kind === 'part' ? numbersScope.workers : undefined
  const address = (part: QueryChanges) => hrefWith(path, { ...keep, ...part, on: day.on })
  const { model } = services
  const opening = openingFor(request)
  const now = () => heldOn(model, day.day, opening.named)
  const answersFor = workersAnsweredFor(scope, organisation, now)
  const held = { units: model.units, workers: model.workers, now, answersFor }
  const chosen = own === undefined ? choosePart(organisation, query, address, held) : ownPart(own)
  if (chosen === undefined) return undefined
  const part = { ...chosen.part, ...(opening.named ? { named: opening.named } : {}) }
  const isOwn = own !== undefined
  const crumbs = isOwn ? undefined : chosen.path
  const tellsWorkers =
    answersFor === undefined || part.workers !== undefined || (part.units !== undefined && leads(scope, part.units))
  return { chosen, asAt: day, opening, part, isOwn, tellsWorkers, standards: services.standards(), path: crumbs }
}

function leads(scope: Scope, units: ReadonlySet<string>): boolean {
  return scope.kind === 'part' && units.isSubsetOf(scope.units)
}
