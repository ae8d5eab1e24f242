import { monthText } from '../domain/calendar/months.ts'
import { latestAfterExpected } from '../domain/record/person.ts'
import { statuses } from '../domain/record/status.ts'
import { states } from '../domain/standards/state.ts'
import { ageBand, ageBands, durationBand, durationBands, timeOpenBand, timeOpenBands } from './bands.ts'
import { rowAt } from './child-history.ts'
import { type Columns, unknown } from './columns.ts'
import { monthNumber } from './day-table.ts'
import { stateReader } from './deadline-states.ts'
import { Dictionary } from './dictionary.ts'
import type { Frame } from './frame.ts'
import { type Dimension, dimensions, otherWorkers } from './question.ts'

/** Which service a unit belongs to, by id. */
export type ServiceOf = (unit: string) => string | undefined

/** A dimension as numbers: what a row has of it as a code, and what each code says ('' for not known). */
export interface Coder {
  /** Codes are from 0 up to this. */
  readonly size: number
  readonly read: (row: number) => number
  readonly text: (code: number) => string
}

const ofDeadlines: readonly Dimension[] = ['standard', 'state']

/** The dimensions a fact table can be cut by. */
export function dimensionsOf(columns: Columns): Dimension[] {
  return dimensions.filter(each => {
    if (ofDeadlines.includes(each)) return columns.has('standard')
    return each !== 'duration' || startColumn(columns) !== undefined
  })
}

/** How to read a dimension in a frame. Throws RangeError where the fact has no such dimension. */
export function coderOf(frame: Frame, dimension: Dimension, serviceOf: ServiceOf): Coder {
  const { model, columns } = frame
  if (!dimensionsOf(columns).includes(dimension))
    throw new RangeError(`${columns.table.title} cannot be cut by ${dimension}`)
  switch (dimension) {
    case 'unit':
      return coded(model.units, row => frame.unitOf(row))
    case 'service':
      return ofServices(frame, serviceOf)
    case 'worker':
      return coded(model.workers, row => frame.workerOf(row))
    case 'status':
      return coded(model.columns('status').dictionaries.get('status')!, row => frame.statusOf(row))
    case 'standard':
      return inColumn(columns, 'standard')
    case 'state': {
      const state = stateReader(model, frame.asOf)
      return banded(states, row => state(row))
    }
    case 'month':
      return ofMonths(frame)
    case 'sex':
    case 'ethnicity': {
      const of = model.columns('child').numbers(dimension)
      return coded(
        model.columns('child').dictionaries.get(dimension)!,
        ofChild(frame, 0, at => of[at]!),
      )
    }
    case 'disability': {
      const disabled = model.columns('child').numbers('disabled')
      return banded(
        ['not disabled', 'disabled'],
        ofChild(frame, none, at => disabled[at]!),
      )
    }
    case 'age band': {
      const bornOn = model.columns('child').numbers('bornOn')
      const expectedOn = model.columns('child').numbers('expectedOn')
      const band = (at: number, row: number) => {
        if (bornOn[at] !== unknown) return ageBand(bornOn[at]!, frame.dayOf(row))
        const isUnborn = expectedOn[at] !== unknown && frame.dayOf(row) <= expectedOn[at]! + latestAfterExpected
        return isUnborn ? 0 : none
      }
      return banded(ageBands, ofChild(frame, none, band))
    }
    case 'category of abuse':
      if (columns.has('category')) return inColumn(columns, 'category')
      return elsewhere(model.columns('protectionPlan'), 'category', row => planOf(frame, row))
    case 'primary need':
      if (columns.has('primaryNeed')) return inColumn(columns, 'primaryNeed')
      return elsewhere(model.columns('referral'), 'primaryNeed', row => frame.referralOf(row))
    case 'duration': {
      const from = columns.numbers(startColumn(columns)!)
      return banded(durationBands, row => (from[row] === unknown ? none : durationBand(from[row]!, frame.dayOf(row))))
    }
    case 'time open':
      return banded(timeOpenBands, row => {
        const since = frame.openSinceOf(row)
        return since === unknown ? none : timeOpenBand(since, frame.dayOf(row))
      })
  }
}

/** Groups stand in the order a reader expects: bands from short to long, states and statuses as defined, else by name. */
export function inOrder(dimension: Dimension): (a: string, b: string) => number {
  const known = orders[dimension]
  return (a, b) => {
    if (a === b) return 0
    if (a === '' || b === '') return a === '' ? 1 : -1
    if (known) {
      const [one, other] = [known.indexOf(a), known.indexOf(b)]
      if (one !== other) return one - other
    }
    return byName(a, b)
  }
}

const byName = new Intl.Collator('en-GB', { numeric: true }).compare

const orders: Partial<Record<Dimension, readonly string[]>> = {
  // By name, and those who are not told apart after them.
  worker: [otherWorkers],
  status: statuses,
  state: states,
  'age band': ageBands,
  duration: durationBands,
  'time open': timeOpenBands,
}

/** The column that says when a row's episode began. */
function startColumn(columns: Columns): string | undefined {
  return ['since', 'startedOn'].find(each => columns.has(each))
}

/** What readers of bands answer where the band is not known. */
const none = -1

/** Codes of a dictionary. */
function coded({ texts }: Dictionary, read: (row: number) => number): Coder {
  return { size: texts.length, read, text: code => texts[code] ?? '' }
}

/** Numbers of texts in a list, anything below 0 not known: as codes, one more. */
function banded(texts: readonly string[], read: (row: number) => number): Coder {
  return { size: texts.length + 1, read: row => Math.max(read(row), none) + 1, text: code => texts[code - 1] ?? '' }
}

function inColumn(columns: Columns, name: string): Coder {
  const codes = columns.numbers(name)
  return coded(columns.dictionaries.get(name)!, row => codes[row]!)
}

/** A column of a row in another table; -1 where there is no such row. */
function elsewhere(columns: Columns, name: string, rowOf: (row: number) => number): Coder {
  const codes = columns.numbers(name)
  return coded(columns.dictionaries.get(name)!, row => {
    const at = rowOf(row)
    return at === -1 ? 0 : codes[at]!
  })
}

function ofServices(frame: Frame, serviceOf: ServiceOf): Coder {
  const services = new Dictionary()
  const byUnit = Int32Array.from(frame.model.units.texts, unit =>
    unit === undefined ? 0 : services.code(serviceOf(unit) ?? ''),
  )
  return coded(services, row => byUnit[frame.unitOf(row)]!)
}

/** Counted from the first month in which a row can be counted. */
function ofMonths(frame: Frame): Coder {
  const first = monthNumber(frame.period ? frame.period.after + 1 : frame.asOf)
  const size = monthNumber(frame.asOf) - first + 1
  return { size, read: row => monthNumber(frame.dayOf(row)) - first, text: code => monthText(first + code) }
}

/** Reads something of the row's child; `otherwise` where nothing is held of the child. */
function ofChild(frame: Frame, otherwise: number, read: (at: number, row: number) => number): (row: number) => number {
  const children = frame.model.columns('child')
  return row => {
    const { first, count } = children.rowsOf(frame.child[row]!)
    return count === 0 ? otherwise : read(first, row)
  }
}

/** The protection plan the child was on that day. */
function planOf(frame: Frame, row: number): number {
  return rowAt(frame.model.columns('protectionPlan'), frame.child[row]!, frame.dayOf(row), 'startedOn', 'endedOn')
}
