import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { ReceivedFile } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { FileChanged } from '../../receive/refusals.ts'
import { fileKinds, fileShapes } from './files.ts'
import { ssda903 } from './index.ts'

describe('the files of the return', () => {
  it('are recognised by their headings, whatever their names and order', async () => {
    for (const kind of fileKinds) {
      expect(await ssda903.recognises([file('x.csv', fileShapes[kind].headings.join(','))]), kind).toBe(true)
      expect(await ssda903.recognises([file('x.csv', [...fileShapes[kind].headings].reverse().join('\t'))])).toBe(true)
    }
    expect(await ssda903.recognises([file('episodes.csv', 'person_id,start')])).toBe(false)
    expect(await ssda903.recognises([file('x.csv', 'CHILD,DOB')])).toBe(false)
    expect(await ssda903.recognises([file('x.xml', 'CHILD,DECOM')])).toBe(false)
    expect(await ssda903.recognises([])).toBe(false)
  })

  it('say which tables and columns they fill', async () => {
    const { tables, issues } = await read({ 'r.csv': 'Child,Review,Shoe\n1,01/05/2019,6' })
    expect(tables).toEqual([
      {
        table: 'cla_reviews',
        file: 'r.csv',
        columns: ['clar_cla_review_id', 'clar_cla_person_id', 'clar_cla_id', 'clar_cla_review_date'],
        missingColumns: ['clar_cla_review_participation'],
        unknownColumns: ['Shoe'],
      },
    ])
    expect(issues.map(each => [each.severity, each.column, each.code])).toEqual([
      ['warning', 'DOB', 'column-missing'],
      ['warning', 'REVIEW_CODE', 'column-missing'],
      ['warning', 'CHILD', 'child-not-in-header'],
      ['warning', 'CHILD', 'reviews-without-episodes'],
    ])
  })

  it('are passed by when they are of no use, and say so', async () => {
    const { rows, issues, summary } = await read({
      'a.csv': 'name\nx',
      'dolo.csv': 'CHILD,DOB,DOLO_START,DOLO_END\n1,,01/05/2019,',
      'e.csv': 'CHILD,RNE,LS,PLACE\n1,S,C2,U1',
    })
    expect(rows).toEqual([])
    expect(summary).toEqual({ rows: 0, rejected: 0 })
    const told = issues.map(each => [each.file, each.code, each.severity])
    expect(told.slice(0, 2)).toEqual([
      ['a.csv', 'file-passed-by', 'note'],
      ['dolo.csv', 'file-passed-by', 'note'],
    ])
    expect(issues.find(each => each.severity === 'error')).toMatchObject({
      file: 'e.csv',
      column: 'DECOM',
      code: 'column-missing',
      message: 'This Episodes file has no column DECOM, so none of its rows could be taken.',
    })
  })

  it('stop the import where one of them changes while it is read', async () => {
    const changing: ReceivedFile = {
      ...file('r.csv', ''),
      async *open() {
        yield Buffer.from('CHILD,DOB,REVIEW,REVIEW_CODE\n1,,01/05/2019,PN1\n')
        throw new FileChanged('r.csv changed')
      },
    }
    const sink = { table: () => {}, row: () => {}, refused: () => {}, issue: () => {}, progress: () => {} }
    await expect(ssda903.read([changing], sink)).rejects.toThrow(FileChanged)
  })
})

describe('episodes', () => {
  it('make periods of care: a new one at S or after a gap', async () => {
    const { table } = await read({
      'e.csv': episodes(
        '1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,,,',
        '1,01/02/2019,L,C2,N1,U1,PR1,01/03/2019,E4A,,,,',
        '1,01/06/2019,S,V2,N1,K2,PR4,,,,,,',
      ),
    })
    expect(table('cla_episodes').map(row => [row.key, row.data.clae_cla_id, row.data.clae_entered_care_date])).toEqual([
      ['1|2019-01-01|S', '1|2019-01-01', '2019-01-01'],
      ['1|2019-02-01|L', '1|2019-01-01', '2019-01-01'],
      ['1|2019-06-01|S', '1|2019-06-01', '2019-06-01'],
    ])
    expect(table('cla_episodes')[0]?.data).toEqual({
      clae_cla_episode_id: '1|2019-01-01|S',
      clae_person_id: '1',
      clae_cla_id: '1|2019-01-01',
      clae_cla_placement_id: '1|2019-01-01',
      clae_entered_care_date: '2019-01-01',
      clae_cla_episode_start_date: '2019-01-01',
      clae_cla_episode_start_reason: 'S',
      clae_cla_primary_need_code: 'N1',
      clae_cla_episode_ceased_date: '2019-02-01',
      clae_cla_episode_ceased_reason: 'X1',
    })
  })

  it('need not stand in order, nor in one file', async () => {
    const { table } = await read({
      'b.csv': episodes('1,01/02/2019,P,C1,N1,K2,PR4,,,,,,'),
      'a.csv': episodes('1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,,,'),
    })
    expect(new Set(table('cla_episodes').map(row => row.data.clae_cla_id))).toEqual(new Set(['1|2019-01-01']))
  })

  it('merge into placements, ended by all but a change of legal status, and into legal statuses', async () => {
    const { table } = await read({
      'e.csv': episodes(
        '1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,AA1 1AA,bb1 1bb,SC1',
        '1,01/02/2019,L,C2,N1,U1,PR1,01/03/2019,X1,CARPL,AA1 1AA,BB1 1BB,SC1',
        '1,01/03/2019,P,C2,N1,K2,PR4,01/04/2019,X1,,,,SC2',
        '1,01/04/2019,T,C2,N1,T1,PR4,,,,,,',
      ),
    })
    expect(table('cla_placement').map(row => row.data)).toEqual([
      {
        clap_cla_placement_id: '1|2019-01-01',
        clap_cla_id: '1|2019-01-01',
        clap_person_id: '1',
        clap_cla_placement_start_date: '2019-01-01',
        clap_cla_placement_end_date: '2019-03-01',
        clap_cla_placement_type: 'U1',
        clap_cla_placement_provider: 'PR1',
        clap_cla_placement_postcode: 'BB1 1BB',
        clap_cla_placement_urn: 'SC1',
        clap_cla_placement_change_reason: 'CARPL',
      },
      expect.objectContaining({ clap_cla_placement_id: '1|2019-03-01', clap_cla_placement_end_date: '2019-04-01' }),
      expect.objectContaining({ clap_cla_placement_id: '1|2019-04-01', clap_cla_placement_type: 'T1' }),
    ])
    expect(table('legal_status').map(row => row.data)).toEqual([
      {
        lega_legal_status_id: '1|2019-01-01|C1',
        lega_person_id: '1',
        lega_legal_status: 'C1',
        lega_legal_status_start_date: '2019-01-01',
        lega_legal_status_end_date: '2019-02-01',
      },
      {
        lega_legal_status_id: '1|2019-02-01|C2',
        lega_person_id: '1',
        lega_legal_status: 'C2',
        lega_legal_status_start_date: '2019-02-01',
      },
    ])
    expect(table('cla_episodes').map(row => row.data.clae_cla_placement_id)).toEqual([
      '1|2019-01-01',
      '1|2019-01-01',
      '1|2019-03-01',
      '1|2019-04-01',
    ])
  })

  it('of several years are taken once, as the newest year tells them', async () => {
    const { table, issues } = await read({
      'SSDA903_2019_episodes.csv': episodes('1,01/01/2019,S,C1,N1,U1,PR1,,,,,,'),
      'SSDA903_2020_episodes.csv': episodes(
        '1,01/01/2019,S,C1,N1,U1,PR1,01/05/2019,X1,,,,',
        '1,01/05/2019,P,C1,N1,K2,PR4,,,,,,',
      ),
    })
    expect(table('cla_episodes').map(row => row.data.clae_cla_episode_ceased_date)).toEqual(['2019-05-01', undefined])
    expect(table('cla_placement')).toHaveLength(2)
    expect(issues.filter(each => each.code === 'row-superseded')).toMatchObject([
      { file: 'SSDA903_2019_episodes.csv', message: 'A newer file had told of 1 row of this one, and is believed.' },
    ])
  })

  const conflicts: readonly [what: string, rows: string[], code: string, row: number, column: string][] = [
    ['an end before the start', ['1,01/02/2019,S,C1,N1,U1,PR1,01/01/2019,X1,,,,'], 'ends-before-start', 2, 'DEC'],
    ['a reason without an end', ['1,01/02/2019,S,C1,N1,U1,PR1,,E4A,,,,'], 'reason-without-end', 2, 'REC'],
    ['an end without a reason', ['1,01/02/2019,S,C1,N1,U1,PR1,01/03/2019,,,,,'], 'end-without-reason', 2, 'REC'],
    [
      'overlapping episodes',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/03/2019,X1,,,,', '1,01/02/2019,P,C1,N1,K2,PR4,,,,,,'],
      'episodes-overlap',
      3,
      'DECOM',
    ],
    [
      'a gap within a period',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,,,', '1,01/03/2019,P,C1,N1,K2,PR4,,,,,,'],
      'gap-in-period',
      3,
      'DECOM',
    ],
    [
      'a gap without a start',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,E4A,,,,', '1,01/03/2019,P,C1,N1,K2,PR4,,,,,,'],
      'gap-without-start',
      3,
      'RNE',
    ],
    [
      'a start while in care',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,,,', '1,01/02/2019,S,C1,N1,K2,PR4,,,,,,'],
      'start-while-in-care',
      3,
      'RNE',
    ],
    [
      'an end of care that goes on',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,E4A,,,,', '1,01/02/2019,P,C1,N1,K2,PR4,,,,,,'],
      'ended-but-goes-on',
      3,
      'RNE',
    ],
    [
      'another placement on a change of status',
      ['1,01/01/2019,S,C1,N1,U1,PR1,01/02/2019,X1,,,,', '1,01/02/2019,L,C2,N1,K2,PR4,,,,,,'],
      'placement-differs',
      3,
      'PLACE',
    ],
    ['a code that is on no list', ['1,01/01/2019,S,C9,N1,U1,PR1,,,,,,'], 'code-unknown', 2, 'LS'],
    ['an end that is no date', ['1,01/01/2019,S,C1,N1,U1,PR1,31/02/2019,X1,,,,'], 'date-unreadable', 2, 'DEC'],
  ]
  it.each(conflicts)('with %s are taken, with a warning', async (_, rows, code, row, column) => {
    const { table, issues, summary } = await read({ 'e.csv': episodes(...rows) })
    expect(table('cla_episodes')).toHaveLength(rows.length)
    expect(summary).toEqual({ rows: rows.length, rejected: 0 })
    const found = issues.filter(each => each.code === code)
    expect(found).toMatchObject([{ file: 'e.csv', row, column, severity: 'warning', childId: '1' }])
    expect(found[0]?.remedy).not.toBe('')
  })

  it('beyond the eighteenth birthday are taken, with one warning', async () => {
    const { issues } = await read({
      'h.csv': header('1,1,01/02/2000,WBRI,A12345678912B,,'),
      'e.csv': episodes('1,01/01/2018,S,C1,N1,U1,PR1,01/03/2018,X1,,,,', '1,01/03/2018,P,C1,N1,K2,PR4,,,,,,'),
    })
    expect(issues.filter(each => each.code === 'over-18')).toMatchObject([{ file: 'e.csv', row: 2, column: 'DEC' }])
  })

  it('that begin a child’s care without being a start are told of once for the file', async () => {
    const { issues } = await read({
      'e.csv': episodes('1,01/01/2018,P,C1,N1,U1,PR1,,,,,,', '2,01/01/2018,L,C1,N1,U1,PR1,,,,,,'),
    })
    expect(issues.filter(each => each.code === 'start-not-seen')).toMatchObject([{ severity: 'note', column: 'RNE' }])
  })

  it('begun on one day for one reason are both taken when they differ', async () => {
    const { table, issues } = await read({
      'e.csv': episodes(
        '1,01/01/2018,S,C1,N1,U1,PR1,,,,,,',
        '1,01/01/2018,S,C2,N1,U1,PR1,,,,,,',
        '1,01/01/2018,S,C1,N1,U1,PR1,,,,,,',
      ),
    })
    expect(table('cla_episodes').map(row => row.key)).toEqual(['1|2018-01-01|S', '1|2018-01-01|S|2'])
    expect(issues.filter(each => each.code === 'row-repeated')).toMatchObject([
      { row: 4, severity: 'note', message: 'Row 2 says the same. It was taken once.' },
    ])
  })
})

describe('rejected rows', () => {
  const rejected: readonly [string, string, string, string, string | undefined][] = [
    ['a row without child', 'CHILD,DOB,REVIEW,REVIEW_CODE\n,,01/05/2019,PN1', 'CHILD', 'child-id-missing', undefined],
    [
      'a row of an identifier longer than any',
      `CHILD,DOB,REVIEW,REVIEW_CODE\n${'x'.repeat(101)},,01/05/2019,PN1`,
      'CHILD',
      'child-id-too-long',
      'x'.repeat(101),
    ],
    ['an episode', episodes('1,,S,C1,N1,U1,PR1,,,,,,'), 'DECOM', 'date-missing', undefined],
    ['an episode', episodes('1,5 May,S,C1,N1,U1,PR1,,,,,,'), 'DECOM', 'date-unreadable', '5 May'],
    ['a review', 'CHILD,DOB,REVIEW,REVIEW_CODE\n1,,30/02/2019,PN1', 'REVIEW', 'date-unreadable', '30/02/2019'],
    ['a time missing', 'CHILD,DOB,MISSING,MIS_START,MIS_END\n1,,M,,01/05/2019', 'MIS_START', 'date-missing', undefined],
    ['a worker', 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n1,,SW1,0,,', 'SW_DECOM', 'date-unreadable', '0'],
    ['an adoption', `${fileShapes.ad1.headings}\n1,,x,01/05/2019,0,2,MF,L11`, 'DATE_INT', 'date-unreadable', 'x'],
    ['a placing', `${fileShapes.placed.headings}\n1,,x,,`, 'DATE_PLACED', 'date-unreadable', 'x'],
    [
      'an earlier permanence',
      `${fileShapes.previous.headings}\n1,,,,01/05/2010`,
      'PREV_PERM',
      'code-missing',
      undefined,
    ],
    ['an outcome', `${fileShapes.oc2.headings}\n1,,12,,0,0,0,0,0,0,0,0`, 'CHILD', 'year-unknown', '1'],
  ]
  it.each(rejected)('%s says where, why, and what would be good', async (_, text, column, code, value) => {
    const { issues, summary } = await read({ 'a.csv': text })
    expect(summary).toEqual({ rows: 1, rejected: 1 })
    const errors = issues.filter(each => each.severity === 'error')
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatchObject({ file: 'a.csv', row: 2, column, code })
    expect(errors[0]?.value).toBe(value)
    expect(errors[0]?.message).toContain('could not be')
    expect(errors[0]?.remedy).toMatch(/such as|up to 20|P1 to P4|SSDA903_2019/)
  })

  it('a second row where a child has one', async () => {
    const { rows, issues, summary } = await read({
      'h.csv': header('1,1,01/02/2010,WBRI,,,', '1,2,01/02/2010,WBRI,,,'),
    })
    expect(rows).toHaveLength(1)
    expect(summary).toEqual({ rows: 2, rejected: 1 })
    expect(issues.find(each => each.severity === 'error')).toMatchObject({
      row: 3,
      code: 'row-conflicts',
      childId: '1',
    })
  })

  it('no row for a cell longer than any, of which only the beginning is taken', async () => {
    const { table, issues } = await read({ 'e.csv': episodes(`1,01/01/2018,S,C1,${'N'.repeat(5000)},U1,PR1,,,,,,`) })
    expect(table('cla_episodes')[0]?.data.clae_cla_primary_need_code?.length).toBe(200)
    const [first] = issues
    expect(first).toMatchObject({ file: 'e.csv', row: 2, column: 'CIN', code: 'text-too-long', severity: 'warning' })
  })

  it('a row with too few cells, and the good ones go on', async () => {
    const { table, summary, issues } = await read({
      'r.csv': 'CHILD,DOB,REVIEW,REVIEW_CODE\n1,,01/05/2019\n1,,01/06/2019,PN1',
    })
    expect(table('cla_reviews')).toHaveLength(1)
    expect(summary).toEqual({ rows: 2, rejected: 1 })
    expect(issues[0]).toMatchObject({ row: 2, severity: 'error', code: 'row-ragged' })
  })
})

describe('the other files', () => {
  it('give the person from the Header, with either coding of sex', async () => {
    const { table, issues } = await read({
      'h.csv': header('1,1,01/02/2010,BCRB,A12345678912B,,', '2,F,02/02/2010,wbri,UN2,1.0,27/08/2016', '3,9,,,x,,'),
    })
    expect(table('person').map(row => row.data)).toEqual([
      { pers_person_id: '1', pers_dob: '2010-02-01', pers_sex: 'M', pers_ethnicity: 'BCRB', pers_upn: 'A12345678912B' },
      {
        pers_person_id: '2',
        pers_dob: '2010-02-02',
        pers_sex: 'F',
        pers_ethnicity: 'WBRI',
        pers_upn_unknown: 'UN2',
        pers_is_mother: 'Y',
      },
      { pers_person_id: '3', pers_upn: 'X' },
    ])
    expect(table('mother').map(row => [row.key, row.data.moth_childs_dob])).toEqual([['2|2016-08-27', '2016-08-27']])
    expect(issues.map(each => [each.row, each.column, each.code])).toEqual([
      [4, 'SEX', 'code-unknown'],
      [4, 'UPN', 'upn-unlikely'],
      [4, 'DOB', 'birth-missing'],
    ])
  })

  it('give a person to a child whom only they know, and say where birth dates differ', async () => {
    const { table, issues } = await read({
      'h.csv': header('1,1,01/02/2010,WBRI,,,'),
      'r.csv': 'CHILD,DOB,REVIEW,REVIEW_CODE\n1,02/02/2010,01/05/2019,PN1\n2,03/02/2010,01/05/2019,PN1',
    })
    expect(table('person').map(row => [row.key, row.data.pers_dob])).toEqual([
      ['1', '2010-02-01'],
      ['2', '2010-02-03'],
    ])
    expect(issues.map(each => each.code)).toContain('birth-differs')
    expect(issues.map(each => each.code)).toContain('child-not-in-header')
  })

  it('give reviews, within a period of care or not', async () => {
    const { table, issues } = await read({
      'e.csv': episodes('1,01/01/2019,S,C1,N1,U1,PR1,01/06/2019,E4A,,,,'),
      'r.csv':
        'CHILD,DOB,REVIEW,REVIEW_CODE\n1,,29/01/2019,PN1\n1,,01/06/2019,pn2\n1,,02/06/2019,PN3\n1,,02/06/2019,PN4\n1,,02/06/2019,PN4',
    })
    expect(table('cla_reviews').map(row => [row.key, row.data.clar_cla_id])).toEqual([
      ['1|2019-01-29', '1|2019-01-01'],
      ['1|2019-06-01', '1|2019-01-01'],
      ['1|2019-06-02', undefined],
      ['1|2019-06-02|2', undefined],
    ])
    expect(issues.filter(each => each.file === 'r.csv').map(each => [each.row, each.code])).toEqual([
      [4, 'review-outside-care'],
      [5, 'review-outside-care'],
      [5, 'row-same-day'],
      [6, 'review-outside-care'],
      [6, 'row-repeated'],
    ])
  })

  it('give what OC2 says was done, on the last day of the year', async () => {
    const { table } = await read({
      'SSDA903_2018-19_oc2.csv': `${fileShapes.oc2.headings}\n1,,12,,1,0,1,1,1,1,0,1\n2,,,SDQ2,0,1,0,0,0,0,0,0`,
    })
    const data = (name: string): Record<string, string>[] => table(name).map(row => ({ key: row.key, ...row.data }))
    expect(data('sdq_scores')).toMatchObject([
      { key: '1|2019-03-31', csdq_sdq_score: '12', csdq_sdq_completed_date_precision: 'year' },
      { key: '2|2019-03-31', csdq_sdq_reason: 'SDQ2' },
    ])
    expect(data('cla_health').map(row => row.key)).toEqual([
      '1|Health Assessment|2019-03-31',
      '1|Dental Check|2019-03-31',
      '2|Development Check|2019-03-31',
    ])
    expect(data('cla_immunisations')).toMatchObject([
      { key: '1', clai_immunisations_status: 'Y' },
      { key: '2', clai_immunisations_status: 'N' },
    ])
    expect(data('cla_substance_misuse')).toMatchObject([
      { key: '1|2019-03-31', clas_intervention_received: 'N', clas_intervention_offered: 'Y' },
    ])
    expect(data('cla_convictions').map(row => row.key)).toEqual(['1|2019-03-31'])
  })

  it('take the year of the latest episode where no name tells it', async () => {
    const { table } = await read({
      'oc2.csv': `${fileShapes.oc2.headings}\n1,,12,,0,0,0,0,0,0,0,0`,
      'episodes.csv': episodes('1,01/04/2018,S,C1,N1,U1,PR1,01/09/2019,E4A,,,,'),
    })
    expect(table('sdq_scores').map(row => row.key)).toEqual(['1|2019-03-31'])
  })

  it('join the two files on adoption by the decision', async () => {
    const { table } = await read({
      'e.csv': episodes('1,01/01/2019,S,E1,N1,A3,PR1,,,,,,'),
      'a.csv': `${fileShapes.ad1.headings}\n1,,01/02/2019,01/04/2019,1,2,MF,L11\n2,,01/02/2019,,0,1,F1,L0`,
      'p.csv': `${fileShapes.placed.headings}\n1,,01/02/2019,,\n1,,01/02/2018,01/03/2018,RD1`,
    })
    expect(table('permanence').map(row => row.data)).toEqual([
      {
        perm_table_id: '1|2019-02-01',
        perm_person_id: '1',
        perm_cla_id: '1|2019-01-01',
        perm_adm_decision_date: '2019-02-01',
        perm_matched_date: '2019-04-01',
        perm_adopted_by_carer_flag: 'Y',
        perm_number_of_adopters: '2',
        perm_adopter_sex: 'MF',
        perm_adopter_legal_status: 'L11',
      },
      {
        perm_table_id: '1|2018-02-01',
        perm_person_id: '1',
        perm_adm_decision_date: '2018-02-01',
        perm_decision_reversed_date: '2018-03-01',
        perm_decision_reversed_reason: 'RD1',
      },
      expect.objectContaining({ perm_table_id: '2|2019-02-01', perm_adopter_sex: 'F1' }),
    ])
  })

  it('tell of a care leaver as at the end of their year', async () => {
    const { table } = await read({ 'SSDA903_2019_oc3.csv': `${fileShapes.oc3.headings}\n1,03/02/2000,YES,F2,U1` })
    expect(table('care_leavers').map(row => row.data.clea_care_leaver_year_end_date)).toEqual(['2019-03-31'])
  })

  it('give the rest in the words of the SSD', async () => {
    const { table } = await read({
      'u.csv': 'CHILD,SEX,DOB,DUC\n1,1,01/02/2010,01/02/2028',
      'o.csv': `${fileShapes.oc3.headings}\n1,,YES,F2,U1`,
      'p.csv': `${fileShapes.previous.headings}\n1,,P1,204,ZZ/05/2012\n2,,P2,,3/5/2012\n3,,Z1,,`,
      'm.csv': `${fileShapes.missing.headings}\n1,,M,01/05/2019,02/05/2019\n1,,a,03/05/2019,`,
      'w.csv': `${fileShapes.workers.headings}\n1,,SW1,01/05/2019,01/06/2019,MANAGE`,
    })
    const data = (name: string): Record<string, string>[] => table(name).map(row => ({ key: row.key, ...row.data }))
    expect(data('person')[0]).toMatchObject({ pers_dob: '2010-02-01', pers_sex: 'M' })
    expect(data('immigration_status')).toMatchObject([
      { key: '1|UASC', immi_immigration_status: 'UASC', immi_immigration_status_end_date: '2028-02-01' },
    ])
    expect(data('care_leavers')).toEqual([
      {
        key: '1',
        clea_table_id: '1',
        clea_person_id: '1',
        clea_care_leaver_in_touch: 'YES',
        clea_care_leaver_activity: 'F2',
        clea_care_leaver_accommodation: 'U',
        clea_care_leaver_accom_suitable: '1',
        clea_care_leaver_year_end_date: '2020-03-31',
      },
    ])
    expect(data('cla_previous_permanence')).toMatchObject([
      { key: '1|P1|zz/05/2012', lapp_previous_permanence_la: '204' },
      { key: '2|P2|03/05/2012' },
      { key: '3|Z1' },
    ])
    expect(data('missing').map(row => [row.key, row.miss_missing_episode_type])).toEqual([
      ['1|2019-05-01|Missing', 'Missing'],
      ['1|2019-05-03|Away', 'Away'],
    ])
    expect(data('involvements')).toMatchObject([
      { key: '1|SW1|CW|2019-05-01', invo_professional_role_id: 'CW', invo_worker_change_reason: 'MANAGE' },
    ])
  })

  it('leave what is held of the child where the Header is not among them', async () => {
    const { unread, issues } = await read({ 'u.csv': `${fileShapes.uasc.headings}\n1,1,01/02/2010,01/02/2028` })
    expect(unread).toEqual([['person', 'pers_ethnicity', 'pers_upn', 'pers_upn_unknown', 'pers_is_mother']])
    expect(issues[0]?.message).toContain('What is held of it otherwise stays.')
    const alone = await read({ 'e.csv': episodes('1,01/05/2019,S,C2,N1,U1,PR1,,,,,,') })
    expect(alone.unread[0]).toEqual([
      'person',
      'pers_sex',
      'pers_dob',
      'pers_ethnicity',
      'pers_upn',
      'pers_upn_unknown',
      'pers_is_mother',
    ])
  })

  it('say which columns are empty because a cell could not be read, and where a row may be wanting', async () => {
    const { unread, refused } = await read({
      '2020/h.csv': header('1,X,15/15/2010,WBRI,UN1,perhaps,soon'),
      '2020/e.csv': episodes(
        '1,01/05/2019,S,C2,N1,U1,PR1,02/06/2019,X1,,,,',
        '1,02/06/2019,L,V2,N1,U1,PR1,31/31/2019,X1,,,,',
      ),
      '2020/o.csv': `${fileShapes.oc2.headings}\n1,,many,,0,1,?,?,1,0,,`,
    })
    expect(unread).toEqual([
      ['person', 'pers_sex', 'pers_dob', 'pers_is_mother'],
      ['cla_placement', 'clap_cla_placement_end_date'],
      ['legal_status', 'lega_legal_status_end_date'],
      ['cla_episodes', 'clae_cla_episode_ceased_date'],
    ])
    expect(refused).toEqual(['1 mother', '1 sdq_scores', '1 cla_health', '1 cla_immunisations'])
  })

  it('have dates with a year of two figures and day numbers of a spreadsheet read, but not one that may be either way', async () => {
    const { table, issues } = await read({
      '2025/h.csv': header('1,M,01/01/14,WBRI,UN1,0,', '2,M,41640,WBRI,UN1,0,', '3,M,31/12/99,WBRI,UN1,0,'),
      '2025/e.csv': episodes('1,05-Aug-24,S,C2,N1,U1,PR1,,,,,,', '2,45509,S,C2,N1,U1,PR1,,,,,,'),
      '2025/r.csv': `${fileShapes.reviews.headings}\n1,,24/08/31,PN1\n1,,24/11/30,PN1`,
    })
    expect(table('person').map(row => row.data.pers_dob)).toEqual(['2014-01-01', '2014-01-01', '1999-12-31'])
    expect(table('cla_episodes').map(row => row.data.clae_cla_episode_start_date)).toEqual(['2024-08-05', '2024-08-05'])
    // The year stands in front.
    expect(table('cla_reviews')).toEqual([])
    expect(issues.filter(each => each.severity === 'error').map(each => each.code)).toEqual([
      'date-unreadable',
      'date-unreadable',
    ])
    const either = await read({ '2025/h.csv': header('1,M,11/03/12,WBRI,UN1,0,') })
    expect(either.issues).toMatchObject([{ column: 'DOB', code: 'date-order-unsettled' }])
  })

  it('say which year they were taken to be of where neither their names nor their folder’s say', async () => {
    const { issues } = await read({ 'e.csv': episodes('1,05/08/2023,S,C2,N1,U1,PR1,,,,,,') })
    expect(issues.filter(each => each.code === 'year-taken').map(each => each.message)).toEqual([
      'No file or folder names its year, so these files were read as the return of the year to 31 Mar 2024, by what they tell.',
    ])
    const named = await read({ '2025/e.csv': episodes('1,05/08/2023,S,C2,N1,U1,PR1,,,,,,') })
    expect(named.issues.filter(each => each.code === 'year-taken')).toEqual([])
    expect(['2024', '2023-24', 'extract'].map(each => ssda903.namesFilesBy?.(each))).toEqual([true, true, false])
  })

  it('are told what headings they want where theirs are nearly those of a file', async () => {
    const { issues } = await read({
      'e.csv': episodes('1,05/08/2023,S,C2,N1,U1,PR1,,,,,,'),
      'r.csv': 'Child ID,DOB,Review Date,Review_Code_1\n1,,01/05/2019,PN1',
      'x.csv': 'name,shoe\nx,6',
    })
    expect(issues.filter(each => each.code === 'file-passed-by').map(each => each.remedy)).toEqual([
      'If it is the Reviews file, give it the headings CHILD, DOB, REVIEW, REVIEW_CODE.',
      'If it is one, give it the headings of the specification, CHILD first.',
    ])
  })
})

function episodes(...rows: string[]): string {
  return [fileShapes.episodes.headings, ...rows].join('\n')
}

function header(...rows: string[]): string {
  return [fileShapes.header.headings, ...rows].join('\n')
}

async function read(files: Record<string, string>) {
  const rows: SourceRow[] = []
  const issues: Issue[] = []
  const tables: { table: string; columns: readonly string[] }[] = []
  const unread: string[][] = []
  const refused: string[] = []
  const received = Object.entries(files).map(([name, text]) => file(name, text))
  const summary = await ssda903.read(received, {
    table: supplied => tables.push(supplied),
    row: (row, at) => {
      rows.push(row)
      if (at.unread) unread.push([row.table, ...at.unread])
    },
    refused: (childId, table) => refused.push(`${childId} ${table}`),
    issue: issue => issues.push(issue),
    progress: () => {},
  })
  const columns = new Set(fileKinds.flatMap(kind => Object.values(fileShapes[kind].fills).flatMap(Object.keys)))
  for (const row of rows) for (const column of Object.keys(row.data)) expect(columns).toContain(column)
  return {
    rows,
    unread,
    refused,
    issues,
    tables,
    summary,
    table: (name: string) => rows.filter(row => row.table === name),
  }
}

function file(name: string, text: string): ReceivedFile {
  const bytes = new TextEncoder().encode(text)
  const open = async function* () {
    yield bytes
  }
  return { name, bytes: bytes.length, hash: '', open }
}
