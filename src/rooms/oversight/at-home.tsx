import { postsOf, type Role } from '../../domain/access/principal.ts'
import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { reaches, type Stage, stageOn } from '../../domain/oversight/escalation.ts'
import { childName } from '../../domain/words/child-name.ts'
import type { RoomRequest } from '../../server/index.ts'
import { type DirectionOutOfScope, openDirections, openOutOfScope } from '../../store/directions.ts'
import { draftsOf, type OversightNote } from '../../store/oversight-notes.ts'
import { Link } from '../../ui/index.ts'
import { namesOf, type RoomServices } from '../services.ts'
import { noteHref } from './addresses.ts'
import type { DirectionOfCase } from './cases.ts'
import { keptBack, partDirections } from './kept-back.tsx'
import { ownerNames, ownIdsOf } from './owners.ts'
import { ChildLink } from './pages/child-link.tsx'
import { DirectionTable } from './pages/direction-table.tsx'
import { OutOfScope } from './pages/out-of-scope.tsx'
import { kindTitles } from './words.ts'

/** From which stage on an overdue direction is somebody's to take up, by their role. */
const takesUpFrom: Readonly<Partial<Record<Role, Stage['id']>>> = {
  'unit-lead': 'unit-lead',
  'service-manager': 'service-manager',
  'head-of-service': 'head-of-service',
  director: 'performance-group',
}

/** What asks something of the reader themselves. */
export interface DirectionsForMe {
  /** Theirs to do, closed cases’ too. */
  readonly mine: readonly DirectionOfCase[]
  /** Theirs to do for children who have left their scope. */
  readonly outOfScope: readonly DirectionOutOfScope[]
  /** Said to be done, in their scope, by somebody else: theirs to confirm. */
  readonly toConfirm: readonly DirectionOfCase[]
  /** Overdue in their scope and so far up that it is theirs to take up, what is with them now before what went past them. */
  readonly escalated: readonly DirectionOfCase[]
  /** How many of these are with them now. */
  readonly withMe: number
  readonly drafts: readonly OversightNote[]
  /** All that is open in their scope. */
  readonly open: readonly DirectionOfCase[]
  /** What was neither done nor withdrawn when the case was closed, in their scope. */
  readonly closed: readonly DirectionOfCase[]
  /** How many are kept from them until they have given a second reading. */
  readonly kept: number
}

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today'>

/** Reads it: one question of the record, as far as the reader may see. */
export async function directionsFor({ services, principal, today }: Asking): Promise<DirectionsForMe> {
  const own = new Set(ownIdsOf(principal))
  const [held, keptOfReviews] = await Promise.all([
    services.readAs(principal, async db => ({
      open: await openDirections(db, services.authority.id),
      drafts: await draftsOf(db, services.authority.id, principal.id),
    })),
    keptBack({ services, principal }),
  ])
  const { shown, kept } = partDirections(held.open, keptOfReviews, { services, principal, today })
  const open = shown.filter(each => each.closedOn === undefined)
  const outOfScope = await openOutOfScope(services.store.db, services.authority.id, {
    owners: [...own],
    readable: new Set(held.open.map(each => each.direction_id)),
  })
  const from = postsOf(principal).flatMap(({ role }) => takesUpFrom[role] ?? [])
  const stage = (each: DirectionOfCase) => stageOn(day(each.due_on), today, englandAndWales)
  const overdue = open.filter(each => !own.has(each.owner_id) && from.some(id => reaches(stage(each), id)))
  const withMe = overdue.filter(each => from.some(id => id === stage(each)?.id))
  return {
    open,
    closed: shown.filter(each => each.closedOn !== undefined),
    // What is still to be done comes before what was not when its case was closed.
    mine: shown
      .filter(each => own.has(each.owner_id))
      .toSorted((a, b) => Number(a.closedOn !== undefined) - Number(b.closedOn !== undefined)),
    outOfScope,
    toConfirm:
      from.length === 0
        ? shown.filter(each => each.given_by === principal.id && isToConfirm(each, own, principal.id))
        : shown.filter(each => isToConfirm(each, own, principal.id)),
    escalated: [...withMe, ...overdue.filter(each => !withMe.includes(each))],
    withMe: withMe.length,
    drafts: held.drafts,
    kept,
  }
}

function isToConfirm(direction: DirectionOfCase, own: ReadonlySet<string>, id: string): boolean {
  return direction.done_on !== null && !own.has(direction.owner_id) && direction.done_by !== id
}

/** "Overdue: 3 with you now, 21 gone past you" */
export function overdueWords(all: number, withMe: number): string {
  return all === withMe
    ? `Overdue, and now with you: ${all}`
    : `Overdue: ${withMe} with you now, ${all - withMe} gone past you`
}

/** So many of each on a home page; the rest is on the page of directions. */
const shownAtHome = 5

/** Directions and drafts of the reader's own, for their home page; nothing where there are none. */
export async function DirectionsAtHome(
  request: Asking & Pick<RoomRequest<RoomServices>, 'organisation' | 'noteViewed'>,
) {
  const { mine, outOfScope, toConfirm, escalated, withMe, drafts } = await directionsFor(request)
  if (mine.length + outOfScope.length + toConfirm.length + escalated.length + drafts.length === 0) return undefined
  const { today, noteViewed } = request
  const parts = [
    {
      caption: `Asked of you: ${mine.length}`,
      all: mine,
      empty: 'Nobody has asked you for anything that is not done.',
      forReader: false,
    },
    { caption: `Said to be done: for you to confirm: ${toConfirm.length}`, all: toConfirm, empty: '', forReader: true },
    { caption: overdueWords(escalated.length, withMe), all: escalated, empty: '', forReader: false },
  ].filter(each => each.all.length > 0)
  const ids = [...parts.flatMap(({ all }) => all.slice(0, shownAtHome)), ...drafts.slice(0, shownAtHome)].map(
    each => each.child_id,
  )
  noteViewed(ids, 'named with a direction on a home page')
  const [names, ownerName] = await Promise.all([namesOf(request, ids), ownerNames(request)])
  return (
    <section aria-label="Directions">
      {parts.map(({ caption, all, empty, forReader }) => (
        <>
          <DirectionTable
            caption={caption}
            rows={all.slice(0, shownAtHome)}
            {...{ today, ownerName, empty, forReader }}
            childName={childId => <ChildLink childId={childId} name={names.get(childId)} />}
          />
          {all.length > shownAtHome && (
            <p class="govuk-body">
              <Link href="/directions">Show all {all.length} directions</Link>
            </p>
          )}
        </>
      ))}
      <OutOfScope rows={outOfScope} />
      {drafts.length > 0 && <Drafts {...{ drafts, names }} />}
    </section>
  )
}

function Drafts({
  drafts,
  names,
}: {
  readonly drafts: readonly OversightNote[]
  readonly names: ReadonlyMap<string, string>
}) {
  return (
    <>
      <h2 class="govuk-heading-m">Notes you have begun and not signed</h2>
      <ul class="govuk-list">
        {drafts.slice(0, shownAtHome).map(each => (
          <li>
            <Link href={noteHref(each.child_id, each.note_id)}>
              {kindTitles[each.kind]}: <bdi>{childName(names, each.child_id)}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
