import { statuses } from '../domain/record/status.ts'
import { states } from '../domain/standards/state.ts'
import { ageBand, ageBands, durationBand, durationBands, timeOpenBand, timeOpenBands } from './bands.ts'
import { rowAt } from './child-history.ts'
import { type Columns, unknown } from './columns.ts'
import { monthNumber } from './day-table.ts'
import { stateReader } from './deadline-states.ts'
import type { Frame } from './frame.ts'
import { type Dimension, dimensions } from './question.ts'

/** Which service a unit belongs to, by id. */
export type ServiceOf = (unit: string) => string | undefined

/** Reads a dimension of a row as text; '' where it is not known. */
export type KeyReader = (row: number) => string

const ofDeadlines: readonly Dimension[] = ['standard', 'state']

/** The dimensions a fact table can be cut by. */
export function dimensionsOf(columns: Columns): Dimension[] {
  return dimensions.filter(each => {
    if (ofDeadlines.includes(each)) return columns.has('standard')
    return each !== 'duration' || startColumn(columns) !== undefined
  })
}

/** How to read a dimension in a frame. Throws RangeError where the fact has no such dimension. */
export function keyReader(frame: Frame, dimension: Dimension, serviceOf: ServiceOf): KeyReader {
  const { model, columns } = frame
  if (!dimensionsOf(columns).includes(dimension))
    throw new RangeError(`${columns.table.title} cannot be cut by ${dimension}`)
  switch (dimension) {
    case 'unit':
      return row => model.units.texts[frame.unitOf(row)] ?? ''
    case 'service':
      return serviceReader(frame, serviceOf)
    case 'worker':
      return row => model.workers.texts[frame.workerOf(row)] ?? ''
    case 'status': {
      const { texts } = model.columns('status').dictionaries.get('status')!
      return row => texts[frame.statusOf(row)] ?? ''
    }
    case 'standard':
      return row => columns.text('standard', row) ?? ''
    case 'state': {
      const state = stateReader(model, frame.asOf)
      return row => states[state(row)] ?? ''
    }
    case 'month':
      return row => monthText(monthNumber(frame.dayOf(row)))
    case 'sex':
    case 'ethnicity':
      return ofChild(frame, (children, at) => children.text(dimension, at) ?? '')
    case 'disability':
      return ofChild(frame, (children, at) => disability[children.numbers('disabled')[at]!] ?? '')
    case 'age band':
      return ofChild(frame, (children, at, row) => {
        const bornOn = children.numbers('bornOn')[at]!
        if (bornOn !== unknown) return ageBand(bornOn, frame.dayOf(row))
        return children.numbers('expectedOn')[at] === unknown ? '' : 'unborn'
      })
    case 'category of abuse':
      return categoryReader(frame)
    case 'primary need': {
      if (columns.has('primaryNeed')) return row => columns.text('primaryNeed', row) ?? ''
      const referrals = model.columns('referral')
      return row => {
        const at = frame.referralOf(row)
        return at === -1 ? '' : (referrals.text('primaryNeed', at) ?? '')
      }
    }
    case 'duration': {
      const from = columns.numbers(startColumn(columns)!)
      return row => (from[row] === unknown ? '' : durationBand(from[row]!, frame.dayOf(row)))
    }
    case 'time open':
      return row => {
        const since = frame.openSinceOf(row)
        return since === unknown ? '' : timeOpenBand(since, frame.dayOf(row))
      }
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
  status: statuses,
  state: states,
  'age band': ageBands,
  duration: durationBands,
  'time open': timeOpenBands,
}

const disability: Readonly<Record<number, string>> = { 0: 'not disabled', 1: 'disabled' }

/** The column that says when a row's episode began. */
function startColumn(columns: Columns): string | undefined {
  return ['since', 'startedOn'].find(each => columns.has(each))
}

/** "2019-05" */
function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

function serviceReader(frame: Frame, serviceOf: ServiceOf): KeyReader {
  const services = frame.model.units.texts.map(unit => (unit === undefined ? '' : (serviceOf(unit) ?? '')))
  return row => services[frame.unitOf(row)] ?? ''
}

function ofChild(frame: Frame, read: (children: Columns, at: number, row: number) => string): KeyReader {
  const children = frame.model.columns('child')
  return row => {
    const { first, count } = children.rowsOf(frame.child[row]!)
    return count === 0 ? '' : read(children, first, row)
  }
}

/** The category of the plan the row is, or of the plan the child was on that day. */
function categoryReader(frame: Frame): KeyReader {
  const { columns } = frame
  if (columns.has('category')) return row => columns.text('category', row) ?? ''
  const plans = frame.model.columns('protectionPlan')
  return row => {
    const at = rowAt(plans, frame.child[row]!, frame.dayOf(row), 'startedOn', 'endedOn')
    return at === -1 ? '' : (plans.text('category', at) ?? '')
  }
}
