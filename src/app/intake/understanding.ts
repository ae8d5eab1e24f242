import { hash } from 'node:crypto'
import { englandDay } from '../../domain/calendar/england-day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { deriveChild, rulesVersion } from '../../domain/indicators/derive.ts'
import { isReadForRecord } from '../../domain/record/build/rows-by-table.ts'
import type { WorkerRole } from '../../domain/record/facts.ts'
import { type LocalMappings, standingOf, workerRoles } from '../../domain/record/local-mappings.ts'
import { type SetStandards, setStandards, unsetStandards } from '../../domain/standards/local/set-standards.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import { cinCensus } from '../../intake/formats/cin-census/index.ts'
import { ssdWith } from '../../intake/formats/ssd/index.ts'
import { ssda903 } from '../../intake/formats/ssda903/index.ts'
import { templatesWith } from '../../intake/formats/templates/index.ts'
import type { Publishing, Understanding } from '../../intake/import-work.ts'
import { localWords } from '../../intake/map/local-words.ts'
import type { Derive } from '../../intake/publish/derive.ts'
import { readStaffing, type StandsUnder } from '../../intake/publish/staffing.ts'
import { readLocalChanges } from '../../store/local-standards.ts'
import { type Mapping, readMappings } from '../../store/mappings.ts'
import { recordedTables } from '../../store/recorded-rows.ts'
import type { Db } from '../../store/store.ts'
import { suppliedTables } from '../../store/supplied-tables.ts'

/** How extracts are read and children worked out on a day: by each authority's own words and the rules of this version. */
export function understandingAt(db: Db, at: Date): Publishing['understand'] {
  return async (authority): Promise<Understanding> => {
    const mappings = authority === undefined ? [] : await readMappings(db, authority)
    const own = authority === undefined ? undefined : await rulesOf(db, authority)
    const said = wordsOf(mappings)
    const options = { today: englandDay(at), words: localWords(mappings) }
    return {
      formats: [ssdWith(options), templatesWith(options), ssda903, cinCensus],
      derivesFrom: isReadForRecord,
      derive: deriveWith(said, own?.standards.all ?? unsetStandards.all),
      standsUnder: standsUnderWith(said),
      rulesVersion: own?.version ?? rulesVersion,
    }
  }
}

/**
 * The standards as an authority has set them, in use where it has supplied what they rest on, and a name for these rules:
 * children worked out by others are worked out again.
 */
async function rulesOf(db: Db, authority: string): Promise<{ standards: SetStandards; version: string }> {
  const supplied = (await suppliedTables(db, authority, 'sightline')).union(await recordedTables(db, authority))
  const changes = await readLocalChanges(db, authority)
  const standards = setStandards(changes, supplied)
  if (supplied.size === 0 && changes.length === 0) return { standards, version: rulesVersion }
  const told = JSON.stringify([[...supplied].sort(), changes])
  return { standards, version: `${rulesVersion} ${hash('sha256', told, 'base64url').slice(0, 12)}` }
}

/** Names the rules by which an authority's children are worked out now. */
export async function rulesVersionOf(db: Db, authority: string): Promise<string> {
  return (await rulesOf(db, authority)).version
}

/** The authority's own words and who works where, as the record's reading takes them. */
export async function mappingsOf(db: Db, authority: string): Promise<LocalMappings> {
  return { ...wordsOf(await readMappings(db, authority)), staffing: await readStaffing(db, authority) }
}

/** The standards as the authority has set them, in use where it has supplied what they rest on. */
export async function standardsOf(db: Db, authority: string): Promise<SetStandards> {
  return (await rulesOf(db, authority)).standards
}

/** What an authority said of its own words. */
type Words = Omit<LocalMappings, 'staffing'>

function wordsOf(mappings: readonly Mapping[]): Words {
  const of = (domain: string) => mappings.filter(each => each.domain === domain)
  const isRole = (text: string): text is WorkerRole => workerRoles.some(each => each === text)
  return {
    roles: new Map(of('role').flatMap(({ from, to }) => (isRole(to) ? [[from.toUpperCase(), to]] : []))),
    teams: new Map(of('team').map(({ from, to }) => [from, to])),
  }
}

function deriveWith(words: Words, standards: readonly Standard[]): Derive {
  return (childId, rows, staffing) => deriveChild(childId, rows, { ...words, staffing }, standards, englandAndWales)
}

function standsUnderWith(words: Words): StandsUnder {
  return (team, worker, staffing) => standingOf(team, worker, { ...words, staffing })
}
