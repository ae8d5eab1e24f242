import { iso, parseDay } from '../../domain/calendar/day.ts'
import { buildRecord } from '../../domain/record/build.ts'
import { events, kinds, type RetentionRule, suggestions, verdictOn } from '../../domain/retention/retention.ts'
import { readChildRows } from '../../store/case-records.ts'
import {
  childrenAfter,
  endRetentionRule,
  readLegalHolds,
  readRetentionRules,
  setRetentionRule,
} from '../../store/retention.ts'
import type { Store } from '../../store/store.ts'
import { csvLine } from '../../ui/export/csv.ts'
import { type Command, flag, type OptionValues, textOption } from '../command.ts'
import { mappingsOf } from '../intake/understanding.ts'
import { CommandError, type Io, UsageError } from '../io.ts'
import { chooseAuthority } from '../workplace.ts'

/** Rules of how long records are kept, and what would go by them. Nothing is erased. */
export const retention: Command = {
  name: 'retention',
  summary: 'set how long records of children are kept, and list what would go by that',
  usage:
    '[--dry-run [--as-of DATE] [--all]] | [--set KIND --years N --from EVENT --source TEXT --by WHO] | [--end KIND --from EVENT --by WHO] [--authority CODE]',
  help: `Without options lists the rules in force, and periods to start from where there are none.
KIND   ${kinds.join(', ')}
EVENT  ${events.join(', ')}
--dry-run  lists, as CSV, the children whose records would go, and with --all those that would not and why.
A record is kept for as long as the longest rule of all that the child has been; where one of these has no rule it is
kept. Nothing is erased by this command.`,
  options: {
    'dry-run': { type: 'boolean' },
    all: { type: 'boolean' },
    'as-of': { type: 'string' },
    set: { type: 'string' },
    end: { type: 'string' },
    years: { type: 'string' },
    from: { type: 'string' },
    source: { type: 'string' },
    by: { type: 'string' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ options, io, workplace, today }) {
    const change = changeFrom(options)
    const asOf = parseDay(textOption(options, 'as-of') ?? today())
    if (asOf === undefined) throw new UsageError('--as-of takes a date such as 2026-11-24')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    if (change !== undefined) await change(store, authority)
    if (flag(options, 'dry-run')) await dryRun(store, authority, io, asOf, flag(options, 'all'))
    else io.out(inForce(await readRetentionRules(store.db, authority)))
    return 0
  },
}

type Change = (store: Store, authority: string) => Promise<void>

function changeFrom(options: OptionValues): Change | undefined {
  const [set, end] = [textOption(options, 'set'), textOption(options, 'end')]
  if (set === undefined && end === undefined) return undefined
  if (set !== undefined && end !== undefined) throw new UsageError('Choose one of --set and --end.')
  const kind = kinds.find(each => each === (set ?? end))
  if (kind === undefined) throw new UsageError(`KIND is one of ${kinds.join(', ')}`)
  const from = events.find(each => each === textOption(options, 'from'))
  if (from === undefined) throw new UsageError(`--from is one of ${events.join(', ')}`)
  const by = textOption(options, 'by')?.trim()
  if (!by) throw new UsageError('--by says who decides: a name that can be asked later')
  if (end !== undefined) {
    return async (store, authority) => {
      const ended = await store.transaction(trx =>
        endRetentionRule(trx, authority, { kind, from }, { by, at: new Date() }),
      )
      if (!ended) throw new CommandError(`No rule is in force for ${kind}, from ${from}.`)
    }
  }
  const years = Number(textOption(options, 'years'))
  if (!Number.isInteger(years) || years < 1 || years > 150) throw new UsageError('--years is a number from 1 to 150')
  const source = textOption(options, 'source')?.trim()
  if (!source) throw new UsageError('--source says where the rule stands, such as "Retention schedule 2026, line 14"')
  return (store, authority) =>
    store.transaction(trx => setRetentionRule(trx, authority, { kind, years, from, source }, { by, at: new Date() }))
}

function inForce(rules: readonly RetentionRule[]): string {
  const line = ({ kind, years, from, source }: RetentionRule) => `  ${kind}: ${years} years from ${from} (${source})`
  const held = rules.length === 0 ? ['  none: everything is kept'] : rules.map(line)
  const open = suggestions.filter(each => !rules.some(rule => rule.kind === each.kind))
  const more = open.length === 0 ? [] : ['Periods to start from, not in force:', ...open.map(line)]
  return `${['In force:', ...held, ...more].join('\n')}\n`
}

const together = 200

async function dryRun(store: Store, authority: string, io: Io, today: number, all: boolean): Promise<void> {
  const { db } = store
  const rules = await readRetentionRules(db, authority)
  const holds = await readLegalHolds(db, authority)
  const mappings = await mappingsOf(db, authority)
  const counts = { go: 0, stay: 0 }
  io.out(`${csvLine(['child', 'goes', 'since or until', 'because'])}\n`)
  let after = ''
  for (;;) {
    const children = await childrenAfter(db, authority, after, together)
    if (children.length === 0) break
    after = children.at(-1)!
    const rows = await readChildRows(db, authority, children)
    for (const child of children) {
      const record = buildRecord(child, rows.get(child) ?? [], mappings)
      const verdict = verdictOn(record, rules, holds.get(child) ?? [], today)
      counts[verdict.goes ? 'go' : 'stay']++
      if (!verdict.goes && !all) continue
      const on = verdict.goes ? verdict.since : verdict.until
      const cells = [child, verdict.goes ? 'yes' : 'no', on === undefined ? '' : iso(on), verdict.because]
      io.out(`${csvLine(cells)}\n`)
    }
  }
  io.err(`${counts.go} would go and ${counts.stay} would stay. Nothing was erased.\n`)
}
