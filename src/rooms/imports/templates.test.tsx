import { unzipSync } from 'fflate'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../../domain/calendar/day.ts'
import { columnsOf, fileNameOf, findTemplate, type Template, templates } from '../../domain/templates/index.ts'
import { TemplatePage } from './pages/template.tsx'
import { TemplatesPage } from './pages/templates.tsx'
import { templateCsv, templatesZip } from './template-files.ts'

const all = templates as readonly Template[]

describe('the templates', () => {
  it('are all listed, each with what it brings', () => {
    const html = renderToString(<TemplatesPage coverage={new Map([['template core_groups', day('2025-06-01')]])} />)
    for (const { name } of all) expect(html).toContain(`href="/imports/templates/${name}"`)
    expect(html).toContain('since 1 Jun 2025')
    expect(html).not.toContain('style=')
  })

  it.each(all)('$name says what goes in every column, and that it brings something', template => {
    const html = renderToString(<TemplatePage template={template} coverage={new Map()} />)
    for (const column of columnsOf(template)) expect(html).toContain(`<code>${column}</code>`)
    expect(html).toMatch(/href="\/standards\/[A-Z]|Every standard/)
  })

  it('names the choices of a choice, and what a row cannot be without', () => {
    const html = renderToString(<TemplatePage template={findTemplate('escalations')!} coverage={new Map()} />)
    expect(html).toContain('child not seen')
    expect(html).toContain('a row without it is not taken')
    expect(html).toContain('href="/standards/CP-12"')
  })

  it('are files of their headings, each by itself and all in one zip', async () => {
    expect(templateCsv(findTemplate('core_groups')!)).toBe('\uFEFFchild_id,held_on,parents_present\r\n')
    const files = unzipSync(await templatesZip())
    expect(Object.keys(files)).toEqual(all.map(fileNameOf))
    for (const each of all)
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[fileNameOf(each)])).toBe(templateCsv(each))
  })
})
