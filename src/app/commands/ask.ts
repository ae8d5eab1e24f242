import { type Answer, ask as answerOf, type Dimension, dimensions } from '../../analysis/index.ts'
import { iso, parseDay } from '../../domain/calendar/day.ts'
import { isAverage } from '../../domain/indicators/indicator.ts'
import { findIndicator, indicators } from '../../domain/indicators/registry.ts'
import { type Command, flag, textOption } from '../command.ts'
import { CommandError, UsageError } from '../io.ts'
import { loadModel, loadOrganisation } from '../read-model.ts'
import { chooseAuthority } from '../workplace.ts'
import { answerAsJson } from './answer-as-json.ts'
import { toldByEarlierRules } from './told-by-earlier-rules.ts'

/** What is asked of every standard, as its indicators' ids end. */
const ofAStandard = ['.open', '.overdue', '.due-soon', '.due-later', '.no-data', '.in-time'] as const

/** "Age-Band" is what the dimension "age band" may be called where spaces are in the way. */
function dimensionOf(text: string): string {
  return text.trim().toLowerCase().replace(/-/g, ' ')
}

/** Answers a question: an indicator, cut by dimensions, as at a day. */
export const ask: Command = {
  name: 'ask',
  summary: 'ask a question of the data: an indicator, by dimensions, as at a day',
  usage: 'INDICATOR [--by DIM,...] [--as-of DATE] [--list] [--json] [--authority CODE]',
  help: `INDICATOR   of a standard, its id and what of it: ${ofAStandard.map(each => `CP-11${each}`).join(', ')}.
            Any other by its id: ${indicators
              .map(each => each.id)
              .filter(id => !ofAStandard.some(each => id.endsWith(each)))
              .join(', ')}.
            What each is: npx sightline catalogue, and Indicators on the pages.
--by DIM    ${dimensions.join(', ')}; several with commas between, in quotes or
            with a hyphen where one has a space (age-band)
--as-of     the day asked about, such as 2026-11-24; today where it is not said
--list      the children behind the number too
--json      for programs; without it words for people, which may change`,
  words: 1,
  options: {
    by: { type: 'string' },
    'as-of': { type: 'string' },
    list: { type: 'boolean' },
    json: { type: 'boolean' },
    authority: { type: 'string' },
  },
  works: 'on the record',
  async run({ words, options, io, workplace, today }) {
    const [id] = words
    if (id === undefined) throw new UsageError('Say which indicator. For a list: npx sightline ask --help')
    const indicator = findIndicator(id)
    if (indicator === undefined)
      throw new CommandError(`There is no indicator ${id}. For a list: npx sightline ask --help`)
    const by = (textOption(options, 'by') ?? '')
      .split(',')
      .map(dimensionOf)
      .filter(each => each !== '')
    for (const each of by) {
      if (!dimensions.includes(each as Dimension))
        throw new UsageError(`--by ${each}: choose from ${dimensions.join(', ')}`)
    }
    const asOf = parseDay(textOption(options, 'as-of') ?? today())
    if (asOf === undefined) throw new UsageError('--as-of takes a date such as 2026-11-24')
    const { store } = await workplace()
    const authority = await chooseAuthority(store, textOption(options, 'authority'))
    const model = await loadModel(store, authority)
    const organisation = await loadOrganisation(store, authority)
    const services = new Map(organisation.units.map(each => [each.id, each.serviceId]))
    const question = { indicator, asOf, by: by as Dimension[], list: flag(options, 'list') }
    const answer = answerOf(model, question, unit => services.get(unit))
    const old = await toldByEarlierRules(store.db, authority)
    if (old !== undefined) io.err(`${old}.\n`)
    io.out(flag(options, 'json') ? `${JSON.stringify(answerAsJson(answer))}\n` : inWords(answer, by))
    return 0
  },
}

function inWords(answer: Answer, by: readonly string[]): string {
  const share = answer.indicator.measure.kind === 'in time' || answer.numerator !== answer.denominator
  const shown = (each: { numerator: number; denominator: number; value: number | undefined }) =>
    isAverage(answer.indicator.measure)
      ? `${each.value === undefined ? 'not known' : Math.round(each.value * 10) / 10} ${answer.indicator.unit} (${answer.indicator.measure.kind} of ${each.denominator})`
      : share
        ? `${each.numerator} of ${each.denominator}${each.value === undefined ? '' : ` (${Math.round(each.value * 100)}%)`}`
        : `${each.numerator}`
  const lines = [`${answer.indicator.title}, ${iso(answer.asOf)}: ${shown(answer)}`]
  for (const group of answer.groups ?? []) {
    lines.push(
      `  ${by.map((name, index) => `${name} ${group.keys[index] || 'not known'}`).join(', ')}: ${shown(group)}`,
    )
  }
  for (const each of answer.exclusions) lines.push(`Left out: ${each.count} (${each.why}).`)
  for (const each of answer.list ?? []) {
    lines.push([each.childId, each.on === undefined ? '' : iso(each.on), each.unit ?? '', each.worker ?? ''].join('\t'))
  }
  return `${lines.join('\n')}\n`
}
