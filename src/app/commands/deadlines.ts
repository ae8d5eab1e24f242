import { type ReadModel, statesOn } from '../../analysis/index.ts'
import { iso, parseDay } from '../../domain/calendar/day.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import { states as stateNames } from '../../domain/standards/state.ts'
import { type Command, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { written } from '../output.ts'
import { loadModel } from '../read-model.ts'
import { chooseAuthority } from '../workplace.ts'
import { toldByEarlierRules } from './told-by-earlier-rules.ts'

const columns = [
  'childId',
  'standardId',
  'triggerOn',
  'dueOn',
  'customaryDueOn',
  'metOn',
  'endedOn',
  'state',
  'unit',
  'worker',
  'ordinal',
] as const

/** Every deadline with its state on a day. */
export const deadlines: Command = {
  name: 'deadlines',
  summary: 'list deadlines and their state on a day',
  usage: '[--as-of DATE] [--child ID] [--standard ID] [--format csv|json] [--authority CODE]',
  help: `--as-of     the day asked about, such as 2026-11-24; today where it is not said
--child     one child, by the id of the case system, leading noughts and all
--standard  one standard, such as CP-09 (npx sightline catalogue lists them)
--format    csv (the usual) or json

Columns: ${columns.join(', ')}.
dueOn is the legal or local date and decides the state; customaryDueOn the 91- or 183-day date where practice differs;
ordinal counts a standard's deadlines of one child and clock from 1. Days are 2026-11-24; what is not known is empty
(null in JSON).
States: ${stateNames.join(', ')}.`,
  options: {
    'as-of': { type: 'string' },
    child: { type: 'string' },
    standard: { type: 'string' },
    format: { type: 'string' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace, today }) {
    const asOf = textOption(options, 'as-of') ?? today()
    const day = parseDay(asOf)
    if (day === undefined) throw new UsageError(`--as-of ${asOf} is not a date such as 2026-11-24`)
    const format = textOption(options, 'format') ?? 'csv'
    if (format !== 'csv' && format !== 'json') throw new UsageError('--format is csv or json')
    const standard = textOption(options, 'standard')?.toUpperCase()
    if (standard !== undefined && findStandard(standard) === undefined)
      throw new CommandError(`There is no standard ${standard}.`)
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    const model = await loadModel(store, authority)
    const child = textOption(options, 'child')
    if (child !== undefined && model.numberOf(child) === undefined) throw new CommandError(`No child ${child} is held.`)
    const old = await toldByEarlierRules(store.db, authority)
    if (old !== undefined) io.err(`${old}.\n`)
    let text = ''
    for (const piece of written(rowsOf(model, day, standard, child), columns, format)) {
      text += piece
      if (text.length > 1 << 16) {
        io.out(text)
        text = ''
      }
    }
    io.out(text)
    return 0
  },
}

function* rowsOf(model: ReadModel, day: number, standard: string | undefined, child: string | undefined) {
  const table = model.columns('deadline')
  const states = statesOn(model, day)
  const today = model.on(day)
  const wanted = child === undefined ? undefined : model.numberOf(child)
  const dates = ['triggerOn', 'dueOn', 'customaryDueOn', 'metOn', 'endedOn'].map(name => table.numbers(name))
  const [trigger, due, customary, met, ended] = dates as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
  const ordinal = table.numbers('ordinal')
  // What is dated later than the day asked about had not happened yet, except the dates things fall due.
  const known = (value: number, limit = Number.POSITIVE_INFINITY) =>
    value < -1_000_000 || value > limit ? undefined : iso(value)
  for (let row = 0; row < table.length; row++) {
    const state = stateNames[states[row]!]
    const number = table.child[row]!
    if (state === undefined || (wanted !== undefined && number !== wanted)) continue
    const standardId = table.text('standard', row)!
    if (standard !== undefined && standardId !== standard) continue
    const outstanding = state === 'overdue' || state === 'due-soon' || state === 'due-later' || state === 'no-data'
    yield {
      childId: model.children[number]!,
      standardId,
      triggerOn: known(trigger[row]!),
      dueOn: known(due[row]!),
      customaryDueOn: known(customary[row]!),
      metOn: known(met[row]!, day),
      endedOn: known(ended[row]!, day),
      state,
      unit: outstanding ? model.units.texts[today.unit[number]!] : table.text('unitOnDue', row),
      worker: outstanding ? model.workers.texts[today.worker[number]!] : table.text('workerOnDue', row),
      ordinal: ordinal[row]!,
    }
  }
}
