import type { Command } from '../command.ts'

/**
 * Where each command is, in the order in which help tells of them. A command is loaded when it is called: the pages
 * alone are most of Sightline, and few commands need them.
 */
const places: Readonly<Record<string, () => Promise<Command>>> = {
  synth: async () => (await import('./synth.ts')).synth,
  import: async () => (await import('./import.ts')).importExtract,
  'take-back': async () => (await import('./take-back.ts')).takeBackImport,
  deadlines: async () => (await import('./deadlines.ts')).deadlines,
  ask: async () => (await import('./ask.ts')).ask,
  catalogue: async () => (await import('./catalogue.ts')).catalogue,
  issues: async () => (await import('./issues.ts')).issues,
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  doctor: async () => (await import('./doctor.ts')).doctor,
  people: async () => (await import('./people.ts')).people,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  'subject-access': async () => (await import('./subject-access.ts')).subjectAccess,
  retention: async () => (await import('./retention.ts')).retention,
  'legal-hold': async () => (await import('./legal-hold.ts')).legalHold,
  verify: async () => (await import('./verify.ts')).verify,
  'erase-log': async () => (await import('./erase-log.ts')).eraseLog,
}

/** The command of this name; undefined where there is none. */
export async function findCommand(name: string | undefined): Promise<Command | undefined> {
  return name !== undefined && Object.hasOwn(places, name) ? places[name]!() : undefined
}

/** Every command, as help tells of them. */
export async function allCommands(): Promise<Command[]> {
  return Promise.all(Object.values(places).map(load => load()))
}
