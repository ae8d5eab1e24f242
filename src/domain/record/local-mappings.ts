import type { WorkerRole } from './facts.ts'

/** What an authority's own words mean, where they differ from the standard's. Edited by its analyst; versioned. */
export interface LocalMappings {
  /** Involvement role, in capitals, to the part it plays. */
  readonly roles: ReadonlyMap<string, WorkerRole>
  /** Team as recorded to the id of the department it is, where the case system calls one thing by two names. */
  readonly teams: ReadonlyMap<string, string>
}

export const noMappings: LocalMappings = { roles: new Map(), teams: new Map() }

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
export function teamOf(recorded: string, mappings: LocalMappings): string {
  return mappings.teams.get(recorded.trim()) ?? recorded
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
