import type { Organisation } from '../../domain/access/organisation.ts'
import { type ChildFacts, type Decision, maySeeChild } from '../../domain/access/scope.ts'
import type { Day } from '../../domain/calendar/day.ts'
import { buildRecord } from '../../domain/record/build.ts'
import type { ChildRecord } from '../../domain/record/facts.ts'
import { ageOf, isUnborn } from '../../domain/record/person.ts'
import type { RoomRequest } from '../../server/index.ts'
import type { RoomServices } from '../services.ts'
import { type PersonHeld, readPeople, readTies, type Tie, type Ties } from './family-queries.ts'
import { ageWords, recordedName, unitName, workerName } from './identity.ts'

/** Somebody of the family whom the reader may be told of by name. */
export interface Relative {
  readonly childId: string
  readonly name: string
  /** "Mother", "Sibling, of the same mother" */
  readonly tie: string
  readonly age: string
  /** Who holds their case now; undefined where nobody does, or they have none. */
  readonly heldBy: string | undefined
  /** The reader may open their page. */
  readonly mayOpen: boolean
  /** Eighteen or over, and recorded as male. */
  readonly isMan: boolean
}

/** A child's family as a reader may know it. */
export interface Family {
  readonly relatives: readonly Relative[]
  /** How many more there are, known to the service, of whom this reader may know no more than that. */
  readonly unnamed: { readonly siblings: number; readonly others: number }
  /** Why somebody may be missing: the child has no row that places it in a family, or one that cannot be right. */
  readonly placed: 'in a family' | 'in none' | 'in one too large'
}

type Reader = Pick<RoomRequest, 'principal' | 'scope' | 'organisation'>

/** The family of a child, by the rows imported, as far as the reader may know it. Two queries. */
export async function readFamily(services: RoomServices, reader: Reader, childId: string, on: Day): Promise<Family> {
  const { store, authority } = services
  const ties = await readTies(store.db, authority.id, childId)
  const ids = [...ties.people.keys()]
  const [people, facts] = await Promise.all([
    readPeople(store.db, authority.id, ids),
    Promise.all(ids.map(id => services.childFacts(id))),
  ])
  const known = ids.flatMap((id, index): Known[] => {
    const [held, about] = [people.get(id), facts[index]]
    if (held === undefined || about === undefined) return []
    const record = buildRecord(id, held.rows, services.mappings())
    return [{ record, held, facts: about, ties: ties.people.get(id)! }]
  })
  return familyFor(reader, known, ties, on)
}

/** Somebody joined to the child, with all that decides what the reader is told. */
interface Known {
  readonly record: ChildRecord
  readonly held: PersonHeld
  readonly facts: ChildFacts
  readonly ties: ReadonlySet<Tie>
}

/** What a reader is told of these people: a restricted record not even that there is one. */
function familyFor(
  { principal, scope, organisation }: Reader,
  known: readonly Known[],
  { hasFamily, familyTooLarge }: Pick<Ties, 'hasFamily' | 'familyTooLarge'>,
  on: Day,
): Family {
  const relatives: Relative[] = []
  const unnamed = { siblings: 0, others: 0 }
  for (const each of known) {
    const decision = maySeeChild(scope, each.facts, principal)
    if (decision.concealed) continue
    if (mayName(each, decision, on)) relatives.push(relativeOf(each, decision, organisation, on))
    else if (isSibling(each, on)) unnamed.siblings++
    else unnamed.others++
  }
  relatives.sort((a, b) => order.indexOf(a.tie) - order.indexOf(b.tie) || a.name.localeCompare(b.name, 'en-GB'))
  return { relatives, unnamed, placed: familyTooLarge ? 'in one too large' : hasFamily ? 'in a family' : 'in none' }
}

/**
 * Whose name a reader is told: those they may open, and adults with whom the service does no work of their own, who
 * are in the record only as this child's. Somebody whose age nobody recorded may be a child, unless a mother.
 */
function mayName({ record, held, ties }: Known, { allowed }: Decision, on: Day): boolean {
  if (allowed) return true
  if (held.hasOwnRecord || record.person === undefined) return false
  const age = ageOf(record, on)
  return age === undefined ? ties.has('mother') && !isUnborn(record, on) : age >= 18
}

function relativeOf(each: Known, { allowed }: Decision, organisation: Organisation, on: Day): Relative {
  const { record, facts } = each
  const isHeld = facts.worker !== undefined || facts.unit !== undefined
  const holding = { from: on, until: undefined, worker: facts.worker, unit: facts.unit }
  return {
    childId: record.childId,
    // Not as the lists name a child: this may be a parent, and not one whom the reader may open.
    name: recordedName(record) ?? 'Name not known',
    tie: tieWords(each, on),
    age: ageWords(record, on),
    heldBy: isHeld ? `${workerName(holding, organisation)}, ${unitName(holding, organisation)}` : undefined,
    mayOpen: allowed,
    isMan: record.person?.sex === 'M' && (ageOf(record, on) ?? 0) >= 18 && !each.ties.has('own child'),
  }
}

const words = {
  mother: 'Mother',
  'own child': 'Own child',
  'same mother': 'Sibling, of the same mother',
  'same family': 'Sibling, of the same family',
  adult: 'Adult of the same family',
} as const

const order: readonly string[] = Object.values(words)

/** The closest tie in words. Of one family but adult: how they are related is not recorded. */
function tieWords(each: Known, on: Day): string {
  for (const tie of ['mother', 'own child', 'same mother'] as const) if (each.ties.has(tie)) return words[tie]
  return isSibling(each, on) ? words['same family'] : words.adult
}

/** A child of the same family is taken for a sibling; of an adult that cannot be said, unless they have a record here. */
function isSibling({ record, held, ties }: Known, on: Day): boolean {
  if (ties.has('mother') || ties.has('own child')) return false
  if (ties.has('same mother')) return true
  const age = ageOf(record, on)
  return age === undefined || age < 18 || (held.hasOwnRecord && age < 25)
}
