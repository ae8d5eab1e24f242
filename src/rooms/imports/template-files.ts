import { columnsOf, fileNameOf, type Template, templates } from '../../domain/templates/index.ts'
import { csvLine } from '../../ui/index.ts'

/** A template as a file to fill in: its headings and nothing else. */
export function templateCsv(template: Template): string {
  return `\uFEFF${csvLine(columnsOf(template))}\r\n`
}

/** All of them in one zip. */
export async function templatesZip(): Promise<Uint8Array> {
  // Loaded only when somebody asks for it.
  const { strToU8, zipSync } = await import('fflate')
  const files = (templates as readonly Template[]).map(each => [fileNameOf(each), strToU8(templateCsv(each))] as const)
  // The moment of writing is left out, so that the same templates are the same file.
  return zipSync(Object.fromEntries(files), { mtime: new Date('1980-01-02T00:00:00Z') })
}
