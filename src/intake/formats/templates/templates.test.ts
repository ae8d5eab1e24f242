import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../../domain/record/source-row.ts'
import { columnsOf, fileNameOf, templates } from '../../../domain/templates/index.ts'
import type { Issue } from '../../issue.ts'
import { fileOf } from '../../read/made-files.ts'
import { ssdWith } from '../ssd/index.ts'
import { templateOf, templatesWith } from './templates.ts'

const format = templatesWith({})

async function read(files: Readonly<Record<string, string>>) {
  const rows: SourceRow[] = []
  const issues: Issue[] = []
  const summary = await format.read(
    Object.entries(files).map(([name, text]) => fileOf(name, text)),
    {
      table() {},
      row: row => void rows.push(row),
      issue: issue => void issues.push(issue),
      refused() {},
      progress() {},
    },
  )
  return { rows, summary, told: issues.map(each => `${each.file} ${each.row} ${each.column} ${each.code}`) }
}

describe('Sightline’s own templates', () => {
  it('are each known by the name of their file, whatever a download made of it', () => {
    for (const template of templates) {
      expect(templateOf(fileNameOf(template))?.table).toBe(template.name)
      expect(templateOf(`folder/Sightline ${template.name.replaceAll('_', ' ')} (2).csv`)?.table).toBe(template.name)
    }
    expect(templateOf('sightline_core_groups-by-uma-example-1432 (1).csv')?.table).toBe('core_groups')
    expect(templateOf('ssd_cp_visits.csv')).toBeUndefined()
  })

  it('are each taken as downloaded, empty but for the headings', async () => {
    for (const template of templates) {
      const file = fileOf(fileNameOf(template), `${columnsOf(template).join(',')}\r\n`)
      expect(await format.recognises([file])).toBe(true)
      expect(await ssdWith({}).recognises([file])).toBe(false)
    }
  })

  it('are read by meaning: dates in either order of writing, moments, yes or no, and words of a choice', async () => {
    const { rows, told } = await read({
      'sightline_contact_decisions.csv':
        'child_id,received_at,decided_at,decision,colour\r\n' +
        '1,05/04/2019 16:30,2019-04-08 09:05,No further action,RED\r\n' +
        '2,2019-04-18,,maybe,\r\n',
    })
    expect(rows.map(each => [each.key, each.format, each.data])).toEqual([
      [
        '1|2019-04-05 16:30',
        'sightline',
        {
          child_id: '1',
          received_at: '2019-04-05 16:30',
          decided_at: '2019-04-08 09:05',
          decision: 'no further action',
          colour: 'red',
        },
      ],
      ['2|2019-04-18', 'sightline', { child_id: '2', received_at: '2019-04-18' }],
    ])
    expect(told).toContain('sightline_contact_decisions.csv 3 decision choice-unknown')
  })

  it('say of a row that cannot be taken where and why, and take the rest', async () => {
    const { rows, told, summary } = await read({
      'sightline_core_groups.csv': 'child_id,held_on\r\n1,2019-05-16\r\n,2019-05-16\r\n2,\r\n3,31/02/2019\r\n',
    })
    expect(rows).toHaveLength(1)
    expect(summary).toEqual({ rows: 4, rejected: 3 })
    expect(told.filter(each => !each.includes('column-missing'))).toEqual([
      'sightline_core_groups.csv 3 child_id child-unknown',
      'sightline_core_groups.csv 4 held_on cell-missing',
      'sightline_core_groups.csv 5 held_on date-impossible',
    ])
  })
})
