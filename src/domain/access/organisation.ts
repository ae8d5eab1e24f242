import { type LocalMappings, type Staffing, teamOf } from '../record/local-mappings.ts'

/** The smallest part of the organisation that holds children: a social work unit. */
export interface Unit {
  readonly id: string
  readonly name: string
  readonly serviceId: string
}

/** A service area: what a unit belongs to. */
export interface Service {
  readonly id: string
  readonly name: string
}

export interface Worker {
  readonly id: string
  readonly name: string | undefined
  readonly jobTitle: string | undefined
  readonly unitId: string | undefined
}

/** A department as recorded, at whatever depth. */
export interface Department {
  readonly id: string
  readonly name: string
  readonly parentId: string | undefined
}

/** Who works where. Lists are in order of name; the service whose id is notKnown comes last, and only if needed. */
export interface Organisation {
  readonly directorate: { readonly id: string; readonly name: string }
  readonly services: readonly Service[]
  readonly units: readonly Unit[]
  readonly workers: readonly Worker[]
  /** Every department by id, at every depth, so that children held above a unit are somebody's too. */
  readonly departments: ReadonlyMap<string, Department>
  /** Set where nothing supplied tells who holds whom: that no worker is recorded says nothing then. */
  readonly holdersUnknown?: true
}

/** Who works where, as records are read by it, from the same rows: in no order, which takes longest. */
export function buildStaffing(departments: readonly Row[], professionals: readonly Row[]): Staffing {
  const all = departmentsFrom(departments)
  const called = new Map([...onlyOf(all)].map(([name, { id }]) => [name, id]))
  for (const id of all.keys()) called.set(id, id)
  const workers = new Map<string, string>()
  for (const row of professionals) {
    const [id, where] = [workerIdIn(row), row.prof_professional_department]
    if (id !== undefined && where !== undefined) workers.set(id, where)
  }
  return { departments: called, workers }
}

/** The id of the service that stands for "nobody has said which". */
export const notKnown = 'not-known'

/** A row of the SSD: keyed by column name. Columns with nothing in them are left out. */
type Row = Readonly<Record<string, string>>

/**
 * The organisation from rows of ssd_department and ssd_professionals. Whatever the depth: a department with none
 * below it is a unit, its parent is its service area, and the root with most units below it is the directorate. A
 * unit with no parent, or with one nobody names, is under "Not known"; so is one whose parents run in a circle.
 * `teams` is what the authority said its own names of departments mean.
 */
export function buildOrganisation(
  departments: readonly Row[],
  professionals: readonly Row[],
  teams: LocalMappings['teams'] = new Map(),
): Organisation {
  const all = departmentsFrom(departments)
  const parents = new Set([...all.values()].map(each => each.parentId))
  const leaves = [...all.values()].filter(each => !parents.has(each.id))
  const units = leaves.map(leaf => ({ id: leaf.id, name: leaf.name, serviceId: leaf.parentId ?? notKnown }))
  const services = [...new Set(units.map(unit => unit.serviceId))].map(id => ({
    id,
    name: id === notKnown ? 'Not known' : (all.get(id)?.name ?? id),
  }))
  return {
    directorate: directorateOf(all, leaves),
    services: services.sort((a, b) => Number(a.id === notKnown) - Number(b.id === notKnown) || byName(a, b)),
    units: units.sort(byName),
    workers: [...workersFrom(professionals, all, teams)].sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id)),
    departments: all,
  }
}

/** An organisation nobody has described yet. */
export const emptyOrganisation: Organisation = buildOrganisation([], [])

/** A department's own id and the ids of all below it. Of "Not known", its units. None if the id is not held. */
export function departmentsWithin(organisation: Organisation, id: string): ReadonlySet<string> {
  if (id === notKnown) {
    return new Set(organisation.units.filter(unit => unit.serviceId === notKnown).map(unit => unit.id))
  }
  const within = new Set<string>()
  for (const each of organisation.departments.keys()) {
    if (pathTo(organisation.departments, each).includes(id)) within.add(each)
  }
  return within
}

/** What stands in place of the worker of a child of whom none is recorded. */
export function nobodyWords({ holdersUnknown }: Pick<Organisation, 'holdersUnknown'>): string {
  return holdersUnknown ? 'Not known' : 'Unallocated'
}

/** The unit with an id; undefined if it is not a unit that is held. */
export function unitOf(organisation: Organisation, id: string | undefined): Unit | undefined {
  return id === undefined ? undefined : organisation.units.find(unit => unit.id === id)
}

/** The name of a unit or any other department. An id nobody has named is shown as it came; none is "Not known". */
export function departmentName(organisation: Organisation, id: string | undefined): string {
  if (id === undefined || id === notKnown) return 'Not known'
  return organisation.departments.get(id)?.name ?? id
}

/** What everything together is called: by the directorate where departments are supplied. */
export function wholeName({ directorate }: Pick<Organisation, 'directorate'>): string {
  return directorate.id === notKnown ? 'The whole authority' : directorate.name
}

function departmentsFrom(rows: readonly Row[]): Map<string, Department> {
  const all = new Map<string, Department>()
  for (const row of rows) {
    const id = row.dept_team_id
    if (id === undefined) continue
    all.set(id, { id, name: row.dept_team_name ?? id, parentId: row.dept_team_parent_id })
  }
  for (const row of rows) {
    const id = row.dept_team_parent_id
    const name = row.dept_team_parent_name
    if (id !== undefined && name !== undefined && !all.has(id)) all.set(id, { id, name, parentId: undefined })
  }
  const lost = [...all.values()].filter(each => each.parentId !== undefined && !leadsUp(all, each))
  for (const each of lost) all.set(each.id, { ...each, parentId: undefined })
  return all
}

/** Whether a department's parent is held, and following parents never comes back to the department itself. */
function leadsUp(all: ReadonlyMap<string, Department>, from: Department): boolean {
  if (!all.has(from.parentId!)) return false
  return !pathTo(all, from.parentId!).includes(from.id)
}

/** A department and all above it, nearest first; stops where parents run in a circle. */
function pathTo(all: ReadonlyMap<string, Department>, id: string): string[] {
  const path: string[] = []
  for (let at: string | undefined = id; at !== undefined && !path.includes(at); at = all.get(at)?.parentId)
    path.push(at)
  return path
}

function directorateOf(all: ReadonlyMap<string, Department>, leaves: readonly Department[]) {
  const unitsBelow = new Map<string, number>()
  for (const leaf of leaves) {
    const root = pathTo(all, leaf.id).at(-1)!
    if (root !== leaf.id) unitsBelow.set(root, (unitsBelow.get(root) ?? 0) + 1)
  }
  const largest = [...unitsBelow].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0]
  return largest === undefined ? { id: notKnown, name: 'Not known' } : { id: largest, name: all.get(largest)!.name }
}

function workersFrom(
  rows: readonly Row[],
  departments: ReadonlyMap<string, Department>,
  teams: LocalMappings['teams'],
): Iterable<Worker> {
  const named = onlyOf(departments)
  const workers = new Map<string, Worker>()
  for (const row of rows) {
    const id = workerIdIn(row)
    if (id === undefined) continue
    const recorded = row.prof_professional_department
    const where = recorded === undefined ? undefined : teamOf(recorded, { teams })
    const unitId = where === undefined || departments.has(where) ? where : named.get(where)?.id
    workers.set(id, { id, name: row.prof_professional_name, jobTitle: row.prof_professional_job_title, unitId })
  }
  return workers.values()
}

function workerIdIn(row: Row): string | undefined {
  return row.prof_professional_id ?? row.prof_staff_id
}

/** Departments by name: a name that two have does not say which is meant. */
function onlyOf(departments: ReadonlyMap<string, Department>): Map<string, Department> {
  const named = Map.groupBy(departments.values(), each => each.name)
  return new Map([...named].flatMap(([name, those]) => (those.length === 1 ? [[name, those[0]!]] : [])))
}

function byName(
  a: { readonly name: string; readonly id: string },
  b: { readonly name: string; readonly id: string },
): number {
  return a.name.localeCompare(b.name, 'en-GB', { numeric: true }) || a.id.localeCompare(b.id)
}
