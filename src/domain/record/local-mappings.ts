import type { WorkerRole } from './facts.ts'

/** Who works where, as far as what a record calls a team or a worker says: by the departments and staff last imported. */
export interface Staffing {
  /** Id of a department by what it may be called: the id, or a name that no other department has. */
  readonly departments: ReadonlyMap<string, string>
  /** Each worker's own department as recorded, by id, name or a word of the authority's own. */
  readonly workers: ReadonlyMap<string, string>
}

/** What an authority's own words mean, where they differ from the standard's. Edited by its analyst; versioned. */
export interface LocalMappings {
  /** Involvement role, in capitals, to the part it plays. */
  readonly roles: ReadonlyMap<string, WorkerRole>
  /** Team as recorded to the id of the department it is, where the case system calls one thing by two names. */
  readonly teams: ReadonlyMap<string, string>
  /** Not said by anybody but imported: what the teams and workers of a record are to be found in. */
  readonly staffing: Staffing
}

/** Nobody has described the departments: then no team can be told from another. */
const noStaffing: Staffing = { departments: new Map(), workers: new Map() }

export const noMappings: LocalMappings = { roles: new Map(), teams: new Map(), staffing: noStaffing }

/** The parts that a recorded role may be said to play. */
export const workerRoles: readonly WorkerRole[] = [
  'allocated worker',
  'reviewing officer',
  'conference chair',
  'personal adviser',
  'other',
]

const usual: ReadonlyMap<string, WorkerRole> = new Map<string, WorkerRole>([
  ['CW', 'allocated worker'],
  ['SW', 'allocated worker'],
  ['CASE WORKER', 'allocated worker'],
  ['SOCIAL WORKER', 'allocated worker'],
  ['ALLOCATED SOCIAL WORKER', 'allocated worker'],
  ['ALLOCATED WORKER', 'allocated worker'],
  ['KEY WORKER', 'allocated worker'],
  ['LEAD PRACTITIONER', 'allocated worker'],
  ['REL.ALLOCATEDWORKER', 'allocated worker'],
  ['REL.SOCIALWORKER', 'allocated worker'],
  ['IRO', 'reviewing officer'],
  ['INDEPENDENT REVIEWING OFFICER', 'reviewing officer'],
  ['REL.IRO', 'reviewing officer'],
  ['CPC', 'conference chair'],
  ['CP CHAIR', 'conference chair'],
  ['CHAIR', 'conference chair'],
  ['CONFERENCE CHAIR', 'conference chair'],
  ['INDEPENDENT CHAIR', 'conference chair'],
  ['PA', 'personal adviser'],
  ['PERSONAL ADVISER', 'personal adviser'],
  ['PERSONAL ADVISOR', 'personal adviser'],
  ['REL.PERSONALADVISOR', 'personal adviser'],
])

/** The part a recorded role plays: the authority's mapping, else the usual words, else 'other'. Never guessed. */
export function roleOf(recorded: string | undefined, mappings: LocalMappings): WorkerRole {
  if (recorded === undefined) return 'other'
  const words = recorded.trim().toUpperCase()
  return mappings.roles.get(words) ?? usual.get(words) ?? 'other'
}

/** The team a recorded one is: the authority's mapping, else as it was recorded. */
export function teamOf(recorded: string, mappings: Pick<LocalMappings, 'teams'>): string {
  return mappings.teams.get(recorded.trim()) ?? recorded
}

/** The unit under which something stands, and the team as recorded where that is no department. */
export interface Standing {
  readonly unit: string
  readonly unknownTeam: string | undefined
}

/**
 * The unit under which something stands that names a team. A team that is a department goes before the worker's own, which stands
 * in for one that is none, or nobody who leads would see the child. Where that is not known either, or no department at
 * all, it is the team as recorded.
 */
export function standingOf(recorded: string, worker: string | undefined, mappings: LocalMappings): Standing {
  const { departments, workers } = mappings.staffing
  const team = teamOf(recorded, mappings)
  const department = departments.get(team)
  if (department !== undefined || departments.size === 0) return { unit: department ?? team, unknownTeam: undefined }
  const own = worker === undefined ? undefined : workers.get(worker)
  const unit = own === undefined ? undefined : departments.get(teamOf(own, mappings))
  return { unit: unit ?? team, unknownTeam: recorded }
}

/** Every recorded word, in capitals, that stands for one of these parts. */
export function rolesOf(parts: readonly WorkerRole[], mappings: LocalMappings): string[] {
  const all = new Map([...usual, ...mappings.roles])
  return [...all].filter(([, part]) => parts.includes(part)).map(([word]) => word)
}

/** Whether a role is known without or with the authority's mapping; if not, it waits on the mappings page. */
export function isKnownRole(recorded: string, mappings: LocalMappings): boolean {
  const words = recorded.trim().toUpperCase()
  return mappings.roles.has(words) || usual.has(words)
}
