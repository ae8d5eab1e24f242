import type { ReadModel } from '../../analysis/index.ts'
import type { Organisation } from '../../domain/access/organisation.ts'
import { isKnownRole, type LocalMappings, teamOf, workerRoles } from '../../domain/record/local-mappings.ts'
import { capital } from '../../domain/words/capital.ts'
import { findTable, ssdTables, type TableSpec, tableOf } from '../../intake/formats/ssd/index.ts'
import { templateOf, templateTables } from '../../intake/formats/templates/index.ts'
import { codeDomain, headingDomain } from '../../intake/map/local-words.ts'
import { codeLists } from '../../intake/parse/code-lists/index.ts'
import { type Batch, listBatches } from '../../store/batches.ts'
import { issueValues, readIssues } from '../../store/issues.ts'
import { readMappings } from '../../store/mappings.ts'
import { type RecordedValue, recordedValues } from '../../store/recorded-values.ts'
import type { Db } from '../../store/store.ts'
import { isWaiting } from './comparison.ts'

/** A word of the authority's own whose meaning nobody has said. */
export interface WaitingWord {
  /** As a mapping's domain: 'role', 'team', 'code:abuse', 'heading:cp_visits'. */
  readonly domain: string
  readonly from: string
  /** Rows that wait on it; for a team, children or workers. Undefined for a heading: how many rows it heads is not counted. */
  readonly waiting: number | undefined
  /** Set for a team that holds no child but is the department of workers: those are counted. */
  readonly countsWorkers?: true
  /** Where it was met: "ssd_cp_plans, cppl_cp_plan_initial_category". */
  readonly where: string
}

/** What a word of a domain may be said to mean. */
export interface Meaning {
  readonly value: string
  readonly text: string
}

/**
 * Every word whose meaning is not known, those that most rows wait on first within each kind: in what is held, and in the
 * imports that wait, so that it can be said before anything is published. A word already said something of waits no
 * longer, whether or not the files have been read again.
 */
export async function waitingWords(
  db: Db,
  authority: string,
  held: { readonly model: ReadModel; readonly organisation: Organisation; readonly mappings: LocalMappings },
): Promise<WaitingWord[]> {
  const said = new Set((await readMappings(db, authority)).map(each => `${each.domain}\n${each.from}`))
  const waiting = (await listBatches(db, authority, 50)).filter(each => each.format === 'ssd' && isWaiting(each))
  const ofChildren = teams(held)
  return [
    ...(await roles(db, held.model, held.mappings)),
    ...ofChildren,
    ...(await workersTeams(db, held.model, held.mappings)).filter(
      each => !ofChildren.some(({ from }) => from === each.from),
    ),
    ...(await codes(db, held.model, waiting)),
    ...(await waitingHeadings(db, authority)),
  ].filter(each => !said.has(`${each.domain}\n${each.from}`))
}

/** What was found to stand in the columns of a table; undefined while nobody has asked, or where asking failed. */
interface Kept {
  values: Promise<ReadonlyMap<string, readonly RecordedValue[]>> | undefined
}

/**
 * What stands in the columns of a table that are asked about. Half of the record's rows are read for all of them, so it
 * is asked once for each data version: nothing but a publication changes what stands there.
 */
async function valuesOf(
  db: Db,
  model: ReadModel,
  table: string,
): Promise<ReadonlyMap<string, readonly RecordedValue[]>> {
  const columns = askedAbout.get(table) ?? []
  if (columns.length === 0) return new Map()
  const kept = model.workedOut(recordedValues, table, (): Kept => ({ values: undefined }))
  kept.values ??= recordedValues(db, model.authority, table, columns).catch(error => {
    kept.values = undefined
    throw error
  })
  return kept.values
}

const roleColumn = { table: 'involvements', column: 'invo_professional_role_id' }
const departmentColumn = { table: 'professionals', column: 'prof_professional_department' }

/** By table, the columns whose values may be words of the authority's own. */
const askedAbout = new Map(
  ssdTables.map(({ table, columns }) => [
    table,
    [
      ...columns.filter(({ type, codes }) => type === 'code' && codes !== undefined).map(({ name }) => name),
      ...[roleColumn, departmentColumn].filter(each => each.table === table).map(({ column }) => column),
    ],
  ]),
)

async function roles(db: Db, model: ReadModel, mappings: LocalMappings): Promise<WaitingWord[]> {
  const { table, column } = roleColumn
  const counts = new Map<string, number>()
  for (const { value, rows } of (await valuesOf(db, model, table)).get(column) ?? []) {
    const word = value.trim().toUpperCase()
    if (!isKnownRole(word, mappings)) counts.set(word, (counts.get(word) ?? 0) + rows)
  }
  return [...counts].map(([from, waiting]) => ({
    domain: 'role',
    from,
    waiting,
    where: `ssd_${table}, ${column}`,
  }))
}

/**
 * Teams that hold children and are no department of the extract, and those in whose place the worker’s own unit stands.
 * None where no departments are held: then there is nothing that a team may be said to be, and each stands as recorded.
 */
function teams({
  model,
  organisation,
  mappings,
}: {
  readonly model: ReadModel
  readonly organisation: Organisation
  readonly mappings: LocalMappings
}): WaitingWord[] {
  if (organisation.departments.size === 0) return []
  const children = new Map<string, Set<number>>()
  const holdings = model.columns('holding')
  const unit = holdings.numbers('unit')
  for (let row = 0; row < holdings.length; row++) {
    const child = holdings.child[row]!
    const name = model.units.texts[unit[row]!]
    if (child < 0 || name === undefined) continue
    if (organisation.departments.has(name) || teamOf(name, mappings) !== name) continue
    const held = children.get(name) ?? new Set<number>()
    children.set(name, held.add(child))
  }
  const amiss = model.columns('qualityIssue')
  for (let row = 0; row < amiss.length; row++) {
    const child = amiss.child[row]!
    const name = amiss.text('said', row)
    if (child < 0 || name === undefined || organisation.departments.has(teamOf(name, mappings))) continue
    children.set(name, (children.get(name) ?? new Set<number>()).add(child))
  }
  return [...children]
    .map(([from, held]) => ({ domain: 'team', from, waiting: held.size, where: 'the teams that hold children' }))
    .sort((a, b) => b.waiting - a.waiting)
}

/** What is recorded as a worker's department and is none, so that the worker is in no unit. None where none are held. */
async function workersTeams(db: Db, model: ReadModel, mappings: LocalMappings): Promise<WaitingWord[]> {
  const { departments } = mappings.staffing
  if (departments.size === 0) return []
  const { table, column } = departmentColumn
  return ((await valuesOf(db, model, table)).get(column) ?? [])
    .filter(({ value }) => !departments.has(teamOf(value, mappings)))
    .map(({ value, rows }) => ({
      domain: 'team',
      from: value,
      waiting: rows,
      countsWorkers: true,
      where: `ssd_${table}, ${column}`,
    }))
}

async function codes(db: Db, model: ReadModel, waiting: readonly Batch[]): Promise<WaitingWord[]> {
  const found: WaitingWord[] = []
  for (const { table, columns } of ssdTables) {
    const values = await valuesOf(db, model, table)
    for (const { name, type, codes: listName } of columns) {
      if (type !== 'code' || listName === undefined) continue
      const list = codeLists[listName]
      for (const { value, rows } of values.get(name) ?? []) {
        if (list.codes.has(value.toUpperCase())) continue
        found.push({ domain: codeDomain(listName), from: value, waiting: rows, where: `ssd_${table}, ${name}` })
      }
    }
  }
  const held = new Set(found.map(each => `${each.domain}\n${each.from}`))
  const coming = (await Promise.all(waiting.map(each => codesIn(db, model.authority, each)))).flat()
  return [...found, ...coming.filter(each => !held.has(`${each.domain}\n${each.from}`))].sort(
    (a, b) => b.waiting! - a.waiting!,
  )
}

/** Codes of an import that waits: nothing of it is held yet but what was found in it. */
async function codesIn(db: Db, authority: string, { batch }: Batch): Promise<WaitingWord[]> {
  return (await issueValues(db, authority, batch, 'code-unknown')).flatMap(({ file, column, value, times }) => {
    const table = tableOfFile(file)
    const list = table && findTable(table)?.columns.find(each => each.name === column)?.codes
    if (list === undefined) return []
    const where = `import ${batch}, which waits: ssd_${table}, ${column}`
    return [{ domain: codeDomain(list), from: value, waiting: times, where }]
  })
}

/**
 * Headings that are no column of their table, of SSD extracts and of Sightline's own templates: of the last that was
 * published, and of what has come since and waits, or failed for want of a column.
 */
export async function waitingHeadings(db: Db, authority: string): Promise<WaitingWord[]> {
  const batches = await listBatches(db, authority, 50)
  const found = new Map<string, WaitingWord>()
  for (const each of ['ssd', 'sightline'].flatMap(format => unsettled(batches.filter(one => one.format === format)))) {
    const issues = await readIssues(db, authority, each.batch, { code: 'column-unknown', limit: 500 })
    for (const { file, column } of issues) {
      const table = tableOfFile(file)
      if (table === undefined || column === undefined) continue
      const domain = headingDomain(table)
      const where = isWaiting(each) ? `import ${each.batch}, which waits: ${file}` : file
      found.set(`${domain} ${column}`, { domain, from: column, waiting: undefined, where })
    }
  }
  return [...found.values()]
}

/** Newest first: those that wait, the last that was published, and those that failed since. */
function unsettled(batches: readonly Batch[]): Batch[] {
  const last = batches.findIndex(each => each.state === 'published')
  return batches.filter(
    (each, at) => isWaiting(each) || at === last || (each.state === 'failed' && (last < 0 || at < last)),
  )
}

function tableOfFile(file: string): string | undefined {
  return (tableOf(file) ?? templateOf(file))?.table
}

/** A table of the SSD, or a template: no two are called the same. */
function findAnyTable(name: string): TableSpec | undefined {
  return findTable(name) ?? templateTables.find(each => each.table === name)
}

/** What a word of this domain can mean; undefined for a domain there is not. */
export function meaningsOf(domain: string, organisation: Organisation): Meaning[] | undefined {
  if (domain === 'role') return workerRoles.map(each => ({ value: each, text: each }))
  if (domain === 'team') {
    return [...organisation.departments.values()]
      .map(({ id, name }) => ({ value: id, text: name === id ? id : `${name} (${id})` }))
      .sort((a, b) => a.text.localeCompare(b.text, 'en-GB', { numeric: true }))
  }
  const [kind, name] = domain.split(':') as [string, string | undefined]
  if (name === undefined) return undefined
  if (kind === 'heading') return findAnyTable(name)?.columns.map(each => ({ value: each.name, text: each.name }))
  if (kind !== 'code' || !Object.hasOwn(codeLists, name)) return undefined
  const list = codeLists[name as keyof typeof codeLists]
  return [...list.codes.values()].map(code => ({ value: code, text: labelled(code, list.labels.get(code)) }))
}

function labelled(code: string, label: string | undefined): string {
  return label === undefined || label === '' || label === code ? code : `${code}: ${label}`
}

/** What a domain is of, in words: "Role", "Category of abuse", "Heading in ssd_cp_visits". */
export function domainTitle(domain: string): string {
  if (domain === 'role') return 'Role'
  if (domain === 'team') return 'Team'
  const [kind, name] = domain.split(':') as [string, string]
  if (kind === 'heading') return `Heading in ${findTable(name) ? 'ssd' : 'sightline'}_${name}`
  const title = Object.hasOwn(codeLists, name) ? codeLists[name as keyof typeof codeLists].title : name
  return capital(title)
}

/** Whether saying what words of this domain mean takes reading the files again, and not only working children out. */
export function needsReading(domain: string): boolean {
  return domain.includes(':')
}
