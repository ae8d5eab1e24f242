import { type CatalogueEntry, catalogueOfIndicators, catalogueOfStandards } from '../../domain/catalogue/index.ts'
import { type Command, flag } from '../command.ts'

/** What is worked out, what is not, and what is missing for it. */
export const catalogue: Command = {
  name: 'catalogue',
  summary: 'list the standards and indicators, worked out or not, with what is missing',
  usage: '[--json]',
  help: `--json  one object: {"standards": [...], "indicators": [...]}, each with id, title, source, computed,
        missingData (null where it is worked out) and the template its data come in (null where in none)`,
  options: { json: { type: 'boolean' } },
  works: 'alone',
  async run({ options, io }) {
    const standards = catalogueOfStandards()
    const indicators = catalogueOfIndicators()
    io.out(
      flag(options, 'json')
        ? `${JSON.stringify({ standards, indicators }, undefined, 2)}\n`
        : `${inWords('Standards', standards)}\n${inWords('Indicators', indicators)}`,
    )
    return 0
  },
}

function inWords(title: string, entries: readonly CatalogueEntry[]): string {
  const worked = entries.filter(each => each.computed).length
  const lines = entries.map(({ id, title, computed, missingData, template }) => {
    const missing = computed ? '' : `\n          not worked out: ${missingData}`
    return `  ${id.padEnd(7)} ${title}${template === null ? '' : ` [sightline_${template}.csv]`}${missing}`
  })
  return `${title}: ${entries.length}, ${worked} of them worked out\n${lines.join('\n')}\n`
}
