// Writes docs/templates.md, which a test holds against the templates. Run it after one has changed:
// npx node scripts/templates-page.ts
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { broughtBy } from '../src/domain/catalogue/index.ts'
import { fileNameOf, type Template, type TemplateColumn, templates } from '../src/domain/templates/index.ts'
import { describedColumns, writtenWords } from '../src/rooms/imports/template-words.ts'

/** The page docs/templates.md. */
export function templatesPage(): string {
  return `# Sightline’s own templates

Made from src/domain/templates by \`npx node scripts/templates-page.ts\`; not edited by hand. The same stands in the product under Imports, “Templates”, with each file to save.

For what the Standard Safeguarding Dataset does not hold there are ${templates.length} CSV files, \`sightline_<name>.csv\`. Supply those you have, each by itself or several together, as you would an extract (Imports, “Bring in an extract”; \`npx sightline import PATH\`; or the watched folder). Each row is about one child, named by \`child_id\` as in the rest of the extract.

- The name of the file says which template it is; the order of the columns does not matter. A column that is missing is reported, and is empty; a file without one that is needed is not read.
- A row without what is needed is not taken, and is reported with its file, row and column. The good rows are.
- A date is 2026-11-24 or 24/11/2026; a moment has the time after it, 2026-11-24 16:30. Yes or no is Y or N, and blank where it is not known. A choice is one of the words given, in capitals or not.
- A child’s rows in a file replace that child’s rows held of the same template, from the earliest date in the file on. The same file again changes nothing.
- A standard judged on a template shows “no data” until the template is supplied, and for days before the earliest it tells of.

Made-up ones to try out: \`npx sightline synth --out DIR --templates DIR2\`.

${(templates as readonly Template[]).map(section).join('\n\n')}
`
}

function section(template: Template): string {
  const { judged, informed, indicators } = broughtBy(template)
  const list = (words: string, all: readonly { readonly id: string; readonly title: string }[]) =>
    all.length === 0 ? [] : [`- ${words}: ${all.map(({ id, title }) => `${id} ${title}`).join('; ')}`]
  const brings = [
    ...list('Standards judged on it', judged),
    ...list('Standards it tells more about', informed),
    ...list('Indicators', indicators),
    ...(template.name === 'exceptions'
      ? ['- Every standard: a decision that one does not apply to a child for a time ends its deadlines']
      : []),
  ]
  const rows = describedColumns(template).map(
    ({ name, column, isKey }) =>
      `| \`${name}\`${isKey ? ' (key)' : ''} | ${column.says} | ${written(column)} | ${column.required ? 'yes' : 'no'} |`,
  )
  return [
    `## ${template.title}: \`${fileNameOf(template)}\``,
    template.says,
    brings.join('\n'),
    ['| column | what goes in it | how it is written | needed |', '|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}

function written(column: TemplateColumn): string {
  return column.choices === undefined ? writtenWords(column) : `One of: ${column.choices.join(', ')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../docs/templates.md', import.meta.url), templatesPage())
}
