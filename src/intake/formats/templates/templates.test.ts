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
  const { tables: _, ...summary } = await format.read(
    Object.entries(files).map(([name, text]) => fileOf(name, text)),
    {
      table() {},
      row: row => void rows.push(row),
      issue: issue => void issues.push(issue),
      refused() {},
      progress() {},
    },
  )
  return { rows, summary, issues, told: issues.map(each => `${each.file} ${each.row} ${each.column} ${each.code}`) }
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

  it('take no row that excuses for good only because its last day cannot be read', async () => {
    const { rows, told, summary } = await read({
      'sightline_exceptions.csv':
        'child_id,standard,from_on,until_on,reason,approved_by\r\n' +
        '1,CP-11,2019-05-01,31/11/2019,Abroad,HOS1\r\n' +
        '2,CP-11,2019-05-01,end of term,Abroad,HOS1\r\n' +
        '3,CP-11,2019-05-01,unknown,Abroad,HOS1\r\n' +
        '4,CP-11,2019-05-01,,Settled,HOS1\r\n' +
        '5,CP-11,2019-05-01,31/12/9999,Settled,HOS1\r\n' +
        '6,CP-11,2019-05-01,2019-05-31,,HOS1\r\n',
      'sightline_long_term_agreements.csv':
        'child_id,placement_started_on,agreed_on,ended_on\r\n' +
        '1,2017-05-01,2019-05-01,last May\r\n' +
        '2,2017-05-01,2019-05-01,\r\n',
    })
    expect(rows.map(each => `${each.table} ${each.childId}`)).toEqual([
      'exceptions 4',
      'exceptions 5',
      'long_term_agreements 2',
    ])
    expect(summary).toEqual({ rows: 8, rejected: 5 })
    expect(told).toEqual([
      'sightline_exceptions.csv 2 until_on date-impossible',
      'sightline_exceptions.csv 3 until_on date-unreadable',
      'sightline_exceptions.csv 4 until_on date-unreadable',
      'sightline_exceptions.csv 7 reason cell-missing',
      'sightline_long_term_agreements.csv 2 ended_on date-unreadable',
    ])
  })

  it('take no file that excuses for good only because the column of its last days is not there', async () => {
    const exceptions =
      'child_id,standard,from_on,Finishes,reason,approved_by\r\n1,CP-11,2019-05-01,2019-05-31,Abroad,HOS1\r\n'
    const agreements = 'child_id,placement_started_on,agreed_on\r\n1,2017-05-01,2019-05-01\r\n'
    const { rows, told } = await read({
      'sightline_exceptions.csv': exceptions,
      'sightline_long_term_agreements.csv': agreements,
    })
    expect(rows).toEqual([])
    expect(told).toContain('sightline_exceptions.csv 1 until_on key-column-missing')
    expect(told).toContain('sightline_long_term_agreements.csv 1 ended_on key-column-missing')
  })

  it('say of an exception that it excuses nothing: its standard is none, or it is over before it begins', async () => {
    const { rows, issues } = await read({
      'sightline_exceptions.csv':
        'child_id,standard,from_on,until_on,reason,approved_by\r\n' +
        '1,CP11,2019-05-01,,Abroad,HOS1\r\n' +
        '2,cp-11,2019-05-01,2019-04-30,Abroad,HOS1\r\n' +
        '3,cp-11,2019-05-01,2019-05-01,Abroad,HOS1\r\n',
    })
    expect(rows).toHaveLength(3)
    expect(issues.map(({ row, column, value, code, severity }) => [row, column, value, code, severity])).toEqual([
      [2, 'standard', 'CP11', 'standard-unknown', 'warning'],
      [3, 'until_on', '2019-04-30', 'ends-before-start', 'warning'],
    ])
    expect(issues[0]!.remedy).toBe('Did you mean CP-11? The numbers stand on the Standards page.')
  })
})
