import { day } from '../../domain/calendar/day.ts'
import { shortDate } from '../../domain/calendar/wording.ts'
import {
  keysIn,
  openColumnOf,
  returnYearColumns,
  returnYearsTable,
  type ToldNoMore,
  toldNoMore,
  toldWhileOpen,
} from '../../domain/record/return-years.ts'
import type { SourceFormat } from '../../domain/record/source-row.ts'
import { numberText } from '../../domain/words/numbers.ts'
import { type HeldRow, readHeldRows } from '../../store/case-records.ts'
import { chunksOf } from '../../store/chunks.ts'
import { readReturnYears } from '../../store/return-years.ts'
import type { Db } from '../../store/store.ts'
import type { Issue } from '../issue.ts'
import type { ComparedWith } from './comparison.ts'
import type { Gathering } from './gathering.ts'
import { dataOf } from './unread-cells.ts'
import { extentOfRow, isOpen } from './windows.ts'

type Data = Readonly<Record<string, string>>

/** What the rows of a table are in words, and the element or column in which a return tells of them. */
const kinds: Readonly<Record<string, { readonly one: string; readonly many: string; readonly column: string }>> = {
  cin_episodes: { one: 'referral', many: 'referrals', column: 'CINdetails' },
  cin_assessments: { one: 'assessment', many: 'assessments', column: 'Assessments' },
  cin_plans: { one: 'child in need plan', many: 'child in need plans', column: 'CINPlanDates' },
  cp_plans: { one: 'child protection plan', many: 'child protection plans', column: 'ChildProtectionPlans' },
  cla_episodes: { one: 'episode of care', many: 'episodes of care', column: 'DECOM' },
}

const returns: Partial<Record<SourceFormat, string>> = { 'cin-census': 'census', ssda903: 'SSDA903' }

/** Children named as examples. */
const mostNamed = 5

/** How many children's rows are read at once. */
const childrenAtOnce = 500

interface Left extends ToldNoMore {
  readonly childId: string
}

/**
 * Says what an older yearly return told as open and the newest does not tell: nobody has told its end, so it stays open,
 * but nobody tells it any more either. Children whom the newest does not name get a row that says so, for their record to
 * know it too, unless it broke off before its end. Not of an extract that is only a part of its return, nor where whoever
 * is absent is gone.
 */
export async function tellWhatIsToldNoMore(db: Db, about: ComparedWith, extract: Gathering): Promise<void> {
  const tables = toldWhileOpen[about.format] ?? []
  if (about.mode !== 'replace' || tables.every(table => extract.yearsOf(table).size === 0)) return
  const years = await yearsOfAll(db, about, extract)
  const newest = [...years.values()].flat().map(yearEndOf).sort().at(-1)
  if (newest === undefined) return
  const ofNewest = [...years.values()].flat().filter(each => yearEndOf(each) === newest)
  const told = tables.filter(table => ofNewest.some(each => each[openColumnOf(table)] !== undefined))
  // Whom a return that broke off leaves out nobody knows, unless it has come whole as well.
  const isWhole = ofNewest.some(each => !isAbsence(each) && each[returnYearColumns.brokeOff] === undefined)
  for (const [childId, ofChild] of isWhole ? years : []) {
    if (ofChild.some(each => yearEndOf(each) === newest)) continue
    if (!ofChild.some(each => told.some(table => keysIn(each, openColumnOf(table)).length > 0))) continue
    extract.tellsNothingOf(childId, newest, told)
    ofChild.push({
      [returnYearColumns.yearEnd]: newest,
      ...Object.fromEntries(told.map(table => [openColumnOf(table), '[]'])),
    })
  }
  const left = [...years].flatMap(([childId, ofChild]) => toldNoMore(ofChild, told).map(each => ({ ...each, childId })))
  // What other returns leave out has been said when they came.
  const own = left.filter(({ table, toldIn, notIn }) => [toldIn, notIn].some(each => extract.yearsOf(table).has(each)))
  const open = await stillOpen(db, about, extract, own)
  for (const [table, some] of Map.groupBy(open, each => each.table)) {
    extract.issue(issueOf(about.format, table, some, extract))
  }
}

/** By child, the years that returns have told of it, as they will be held: in the words of this one where it tells of them. */
async function yearsOfAll(db: Db, about: ComparedWith, extract: Gathering): Promise<Map<string, Data[]>> {
  const years = new Map<string, Data[]>(await readReturnYears(db, about))
  for (const [childId, tables] of extract.children) {
    const own = (tables.get(returnYearsTable) ?? []).map(dataOf)
    if (own.length === 0) continue
    const held = years.get(childId) ?? []
    const anew = own.map(year => withHeld(year, held))
    const others = held.filter(each => !own.some(year => yearEndOf(year) === yearEndOf(each)))
    years.set(childId, [...others, ...anew])
  }
  return years
}

/** A year as it will be held: of tables that its files lack, what was told of it before stays. */
function withHeld(year: Data, held: readonly Data[]): Data {
  const before = held.find(each => yearEndOf(each) === yearEndOf(year) && !isAbsence(each))
  const tables = toldBy(before ?? {}).filter(table => year[openColumnOf(table)] === undefined)
  return { ...year, ...Object.fromEntries(tables.map(table => [openColumnOf(table), before![openColumnOf(table)]!])) }
}

/** Those whose row is open once the extract is published. */
async function stillOpen(db: Db, about: ComparedWith, extract: Gathering, left: readonly Left[]): Promise<Left[]> {
  const open: Left[] = []
  for (const some of chunksOf([...Map.groupBy(left, each => each.childId)], childrenAtOnce)) {
    const pairs = some.flatMap(([childId, of]) =>
      [returnYearsTable, ...new Set(of.map(each => each.table))].map(table => ({ childId, table })),
    )
    const held = Map.groupBy(await readHeldRows(db, about, pairs), row => row.childId)
    for (const [childId, of] of some)
      open.push(...of.filter(each => isOpenAfter(each, held.get(childId) ?? [], extract)))
  }
  return open
}

function isOpenAfter({ childId, table, key }: Left, held: readonly HeldRow[], extract: Gathering): boolean {
  const supplied = extract.children.get(childId)?.get(table)
  const told = supplied?.find(each => each.key === key)
  const row = held.find(each => each.table === table && each.key === key)
  const extent = row && extentOfRow(table, row.data)
  const years = extract.yearsTold(table, supplied ?? [], held)
  const isLaterKnown = row !== undefined && years?.isLaterKnown(row, extent) === true
  const data = told === undefined || isLaterKnown ? row?.data : dataOf(told)
  // A referral that led to nothing opened nothing that could end.
  if (data === undefined || !isOpen(table, data) || data.cine_referral_nfa === 'Y') return false
  if (told !== undefined || supplied === undefined || isLaterKnown || !extract.isWhole(childId, table)) return true
  return !years?.speaksOf(extent) || years.isToldOpenBefore(row!, extent)
}

function issueOf(format: SourceFormat, table: string, left: readonly Left[], extract: Gathering): Issue {
  const { one, many, column } = kinds[table]!
  const { notIn } = left[0]!
  const file = [notIn, ...left.map(each => each.toldIn)].map(year => extract.fileOf(year, table)).find(Boolean) ?? ''
  const children = [...new Set(left.map(each => each.childId))].sort()
  const named = children.slice(0, mostNamed).join(', ') + (children.length > mostNamed ? ' and others' : '')
  const count = numberText(left.length)
  const [is, stays] = left.length === 1 ? ['is', 'It stays'] : ['are', 'They stay']
  return {
    file,
    column,
    value: children[0]!,
    code: 'told-no-more',
    severity: 'warning',
    message:
      `${count} ${left.length === 1 ? one : many} that an earlier ${returns[format]} told as open ${is} not in that of the year to ${shortDate(day(notIn))}, which has to tell whatever was open at any time in its year: ${named}. ` +
      `${stays} open, since nobody has told an end.`,
    remedy:
      'Import the return of the year in which it ended, or this one again with its end. If it is open still, have it put into the return. Data quality lists these children until then.',
    ...(children.length === 1 ? { childId: children[0]! } : {}),
  }
}

function yearEndOf(year: Data): string {
  return year[returnYearColumns.yearEnd] ?? ''
}

/** The tables of which a year says what it told as open. */
function toldBy(year: Data): string[] {
  return Object.keys(kinds).filter(table => year[openColumnOf(table)] !== undefined)
}

function isAbsence(year: Data): boolean {
  return year[returnYearColumns.childTold] === 'N'
}
