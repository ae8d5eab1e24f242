import { describe, expect, it } from 'vitest'
import type { SourceRow } from '../../../domain/record/source-row.ts'
import type { ReceivedFile } from '../../format.ts'
import type { Issue } from '../../issue.ts'
import { cinCensus } from './index.ts'
import { censusTables } from './tables.ts'

const identifiers =
  '<ChildIdentifiers><LAchildID>C1</LAchildID><PersonBirthDate>2012-02-29</PersonBirthDate></ChildIdentifiers>'

const referred = '<CINreferralDate>2019-05-01</CINreferralDate>'

const wholeChild = `<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2027</Year><ReferenceDate>2027-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>204</LEA></Source>
  </Header>
  <Children><Child>
    <ChildIdentifiers>
      <LAchildID>C1</LAchildID><UPN>A123456789123</UPN><FormerUPN>B123456789123</FormerUPN>
      <PersonBirthDate>2012-02-29</PersonBirthDate><Sex>F</Sex><GenderCurrent>2</GenderCurrent>
    </ChildIdentifiers>
    <ChildCharacteristics>
      <Ethnicity>BCRB</Ethnicity><Disabilities><Disability>HAND</Disability><Disability>AUT</Disability></Disabilities>
    </ChildCharacteristics>
    <CINdetails>
      <CINreferralDate>2026-05-01</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
      <CINclosureDate>2026-12-01</CINclosureDate><ReasonForClosure>RC7</ReasonForClosure>
      <DateOfInitialCPC>2026-05-20</DateOfInitialCPC>
      <Assessments>
        <AssessmentActualStartDate>2026-05-02</AssessmentActualStartDate>
        <AssessmentInternalReviewDate>2026-05-12</AssessmentInternalReviewDate>
        <AssessmentAuthorisationDate>2026-06-20</AssessmentAuthorisationDate>
        <FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>24A</AssessmentFactors></FactorsIdentifiedAtAssessment>
      </Assessments>
      <CINPlanDates><CINPlanStartDate>2026-06-21</CINPlanStartDate><CINPlanEndDate>2026-07-01</CINPlanEndDate></CINPlanDates>
      <Section47>
        <S47ActualStartDate>2026-06-25</S47ActualStartDate><InitialCPCtarget>2026-07-16</InitialCPCtarget>
        <DateOfInitialCPC>2026-07-10</DateOfInitialCPC><ICPCnotRequired>false</ICPCnotRequired>
      </Section47>
      <ReferralNFA>0</ReferralNFA>
      <ChildProtectionPlans>
        <CPPstartDate>2026-07-10</CPPstartDate><CPPendDate>2026-11-30</CPPendDate>
        <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
        <NumberOfPreviousCPP>1</NumberOfPreviousCPP><Reviews><CPPreviewDate>2026-10-01</CPPreviewDate></Reviews>
      </ChildProtectionPlans>
      <PreProceedingsandFGDM>
        <PPStartDate>2026-08-01</PPStartDate><LBPSentDate>2026-08-02</LBPSentDate>
        <InitialPPMeetingDate>2026-08-15</InitialPPMeetingDate><ReviewMeetingsCount>2</ReviewMeetingsCount>
        <StepDecisionDate>2026-09-15</StepDecisionDate><PPOutcome>A</PPOutcome><LetterInitCPDate>2026-09-20</LetterInitCPDate>
      </PreProceedingsandFGDM>
    </CINdetails>
  </Child></Children>
</Message>`

describe('the children in need census', () => {
  it('recognises a census by its elements, with or without envelope, and nothing else', async () => {
    const recognises = (text: string) => cinCensus.recognises([file('a', text)])
    expect(await recognises('<Message><Header><Collection>CIN</Collection></Header></Message>')).toBe(true)
    expect(await recognises(`\ufeff<Child>${identifiers}</Child>`)).toBe(true)
    expect(await recognises('<?xml version="1.0"?><CINdetailsCollection/>')).toBe(true)
    expect(await recognises('<EXPSSDA903><CHILD/></EXPSSDA903>')).toBe(false)
    expect(await recognises('CHILD,LAchildID\n1,2')).toBe(false)
    expect(await recognises('')).toBe(false)
  })

  it('reads everything a child may have, in the words of the SSD', async () => {
    const { rows, issues, summary, tables } = await read(wholeChild)
    expect(issues).toEqual([])
    expect(summary).toEqual({ authority: '204', rows: rows.length, rejected: 0 })
    expect(new Set(tables)).toEqual(new Set(Object.keys(censusTables)))
    const data = (table: string) => rows.filter(row => row.table === table).map(row => ({ key: row.key, ...row.data }))
    expect(data('person')).toEqual([
      {
        key: 'C1',
        pers_person_id: 'C1',
        pers_upn: 'A123456789123',
        pers_dob: '2012-02-29',
        pers_sex: 'F',
        pers_gender: '02',
        pers_ethnicity: 'BCRB',
      },
    ])
    expect(data('linked_identifiers')).toMatchObject([{ link_identifier_value: 'B123456789123' }])
    expect(data('disability')).toMatchObject([{ key: 'C1|HAND', disa_disability_code: 'HAND' }, { key: 'C1|AUT' }])
    expect(data('cin_episodes')).toEqual([
      {
        key: 'C1|2026-05-01',
        cine_referral_id: 'C1-2026-05-01',
        cine_person_id: 'C1',
        cine_referral_date: '2026-05-01',
        cine_cin_primary_need_code: 'N1',
        cine_referral_source_code: '1A',
        cine_referral_nfa: 'N',
        cine_close_date: '2026-12-01',
        cine_close_reason: 'RC7',
      },
    ])
    expect(data('cin_assessments')).toEqual([
      {
        key: 'C1|2026-05-02',
        cina_assessment_id: 'C1-2026-05-02',
        cina_person_id: 'C1',
        cina_referral_id: 'C1-2026-05-01',
        cina_assessment_start_date: '2026-05-02',
        cina_assessment_internal_review_date: '2026-05-12',
        cina_assessment_auth_date: '2026-06-20',
      },
    ])
    expect(data('assessment_factors')).toMatchObject([
      { cinf_assessment_id: 'C1-2026-05-02', cinf_assessment_factors_json: '["2A","24A"]' },
    ])
    expect(data('cin_plans')).toMatchObject([
      { key: 'C1|2026-06-21', cinp_referral_id: 'C1-2026-05-01', cinp_cin_plan_end_date: '2026-07-01' },
    ])
    expect(data('s47_enquiry')).toEqual([
      {
        key: 'C1|2026-06-25',
        s47e_s47_enquiry_id: 'C1-2026-06-25',
        s47e_person_id: 'C1',
        s47e_referral_id: 'C1-2026-05-01',
        s47e_s47_start_date: '2026-06-25',
        s47e_icpc_target_date: '2026-07-16',
        s47e_icpc_not_required: 'N',
      },
    ])
    expect(data('initial_cp_conference')).toEqual([
      {
        key: 'C1|2026-07-10',
        icpc_icpc_id: 'C1-2026-07-10',
        icpc_person_id: 'C1',
        icpc_referral_id: 'C1-2026-05-01',
        icpc_s47_enquiry_id: 'C1-2026-06-25',
        icpc_cp_plan_id: 'C1-2026-07-10',
        icpc_icpc_date: '2026-07-10',
        icpc_icpc_target_date: '2026-07-16',
        icpc_icpc_transfer_in: 'N',
        icpc_icpc_outcome_cp_flag: 'Y',
      },
      {
        key: 'C1|2026-05-20',
        icpc_icpc_id: 'C1-2026-05-20',
        icpc_person_id: 'C1',
        icpc_referral_id: 'C1-2026-05-01',
        icpc_icpc_date: '2026-05-20',
        icpc_icpc_transfer_in: 'Y',
      },
    ])
    expect(data('cp_plans')).toEqual([
      {
        key: 'C1|2026-07-10',
        cppl_cp_plan_id: 'C1-2026-07-10',
        cppl_person_id: 'C1',
        cppl_referral_id: 'C1-2026-05-01',
        cppl_icpc_id: 'C1-2026-07-10',
        cppl_cp_plan_start_date: '2026-07-10',
        cppl_cp_plan_end_date: '2026-11-30',
        cppl_cp_plan_initial_category: 'NEG',
        cppl_cp_plan_latest_category: 'EMO',
        cppl_number_of_previous_plans: '1',
      },
    ])
    expect(data('cp_reviews')).toMatchObject([
      { key: 'C1|2026-10-01', cppr_cp_plan_id: 'C1-2026-07-10', cppr_cp_review_date: '2026-10-01' },
    ])
    expect(data('pre_proceedings')).toEqual([
      {
        key: 'C1|2026-08-01',
        prep_table_id: 'C1-2026-08-01',
        prep_person_id: 'C1',
        prep_pre_pro_decision_date: '2026-08-01',
        prep_pre_pro_letter_date: '2026-08-02',
        prep_initial_pre_pro_meeting_date: '2026-08-15',
        prep_pre_pro_meetings_num: '2',
        prep_agree_stepdown_issue_date: '2026-09-15',
        prep_pre_pro_outcome: 'A',
        prep_care_pro_letter_date: '2026-09-20',
      },
    ])
    for (const row of rows) for (const column of Object.keys(row.data)) expect(columnsOf(row.table)).toContain(column)
  })

  it('says where each row stands', async () => {
    const { at } = await read(
      `<Child>\n${identifiers}\n<CINdetails>\n<CINreferralDate>2019-05-01</CINreferralDate></CINdetails></Child>`,
    )
    expect(at).toEqual([
      ['person', 1],
      ['cin_episodes', 3],
    ])
  })

  it('takes an empty element for a missing one, and passes stray text by with a note', async () => {
    const { rows, issues } = await read(
      `<Child>${identifiers}loose<CINdetails><CINreferralDate> 2019-05-01 </CINreferralDate><CINclosureDate/><PrimaryNeedCode></PrimaryNeedCode></CINdetails></Child>`,
    )
    expect(rows.at(-1)?.data).toEqual({
      cine_referral_id: 'C1-2019-05-01',
      cine_person_id: 'C1',
      cine_referral_date: '2019-05-01',
    })
    expect(issues.map(each => each.code)).toEqual(['text-stray', 'authority-missing'])
  })

  it('tells two referrals of one day apart, and passes by one that only repeats', async () => {
    const details = (need: string) =>
      `<CINdetails><CINreferralDate>2019-05-01</CINreferralDate><PrimaryNeedCode>${need}</PrimaryNeedCode></CINdetails>`
    const { rows, summary, issues } = await read(
      `<Child>${identifiers}${details('N1')}${details('N2')}${details('N1')}</Child>`,
    )
    expect(rows.slice(1).map(row => [row.key, row.data.cine_referral_id])).toEqual([
      ['C1|2019-05-01', 'C1-2019-05-01'],
      ['C1|2019-05-01|2', 'C1-2019-05-01-2'],
    ])
    expect(summary).toEqual({ rows: 4, rejected: 0 })
    expect(issues.map(each => each.message)).toContain('1 row only repeated what the file had said already.')
  })

  it('reads the spellings and codes of other years and makers', async () => {
    const { rows, issues } = await read(`<CINdetailsCollection><Child>
      <ChildIdentifiers><LAchildID>C1</LAchildID><UPNUnknownType>UN2</UPNUnknownType><PersonBirthDate>01/02/2012</PersonBirthDate><Sex>U</Sex></ChildIdentifiers>
      <CINdetails><CINreferralDate>2019-05-01T00:00:00</CINreferralDate><CINClosureDate>2019-06-01</CINClosureDate><ReasonForClosure>rc1</ReasonForClosure>
      <DateofInitialICPC>2019-05-03</DateofInitialICPC><ReferralNFA>False</ReferralNFA>
      <Section47><S47ActualStartDate>2019-05-02</S47ActualStartDate><ICPCRequired>True</ICPCRequired></Section47></CINdetails>
      </Child></CINdetailsCollection>`)
    expect(issues.map(each => each.code)).toEqual(['authority-missing'])
    expect(rows.map(row => row.data)).toMatchObject([
      { pers_upn_unknown: 'UN2', pers_dob: '2012-02-01', pers_sex: 'U' },
      { cine_close_date: '2019-06-01', cine_close_reason: 'RC1', cine_referral_nfa: 'N' },
      { s47e_icpc_not_required: 'N' },
      { icpc_icpc_date: '2019-05-03', icpc_icpc_transfer_in: 'Y' },
    ])
  })

  it('rejects all rows of a child without identifier, with one error, and goes on', async () => {
    const { rows, issues, summary } = await read(`<Children>
      <Child><ChildIdentifiers><PersonBirthDate>x</PersonBirthDate></ChildIdentifiers><CINdetails><CINreferralDate>2019-05-01</CINreferralDate></CINdetails></Child>
      <Child>${identifiers}</Child></Children>`)
    expect(rows.map(row => row.key)).toEqual(['C1'])
    expect(summary).toEqual({ rows: 3, rejected: 2 })
    expect(issues[0]).toEqual({
      file: 'census.xml',
      row: 2,
      column: 'LAchildID',
      code: 'child-id-missing',
      severity: 'error',
      message: 'This child has no LAchildID, so none of its rows could be taken.',
      remedy: 'Give the identifier of the child in your case system: up to 20 letters and figures.',
    })
  })

  const wanting: readonly [name: string, xml: string, column: string][] = [
    ['referral', '<CINreferralDate/>', 'CINreferralDate'],
    [
      'assessment',
      `${referred}<Assessments><AssessmentAuthorisationDate>2019-06-01</AssessmentAuthorisationDate></Assessments>`,
      'AssessmentActualStartDate',
    ],
    [
      'need plan',
      `${referred}<CINPlanDates><CINPlanEndDate>2019-06-01</CINPlanEndDate></CINPlanDates>`,
      'CINPlanStartDate',
    ],
    ['enquiry', `${referred}<Section47><ICPCnotRequired>true</ICPCnotRequired></Section47>`, 'S47ActualStartDate'],
    [
      'plan',
      `${referred}<ChildProtectionPlans><CPPendDate>2019-06-01</CPPendDate></ChildProtectionPlans>`,
      'CPPstartDate',
    ],
    [
      'pre-proceedings',
      `${referred}<PreProceedingsandFGDM><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>`,
      'PPStartDate',
    ],
  ]
  it.each(wanting)('says which date a rejected %s wants', async (_, xml, column) => {
    const { issues, summary } = await read(`<Child>${identifiers}\n<CINdetails>${xml}</CINdetails></Child>`)
    expect(issues[0]).toMatchObject({ row: 2, column, code: 'key-missing', severity: 'error', childId: 'C1' })
    expect(issues[0]?.message).toContain('taken')
    expect(issues[0]?.remedy).toMatch(/such as \d{4}-\d\d-\d\d/)
    expect(summary.rejected).toBe(1)
  })

  it('rejects all rows of a child whose identifier is longer than any, and keeps keys short', async () => {
    const { rows, issues, summary } = await read(`<Children>
      <Child>${identifiers.replace('C1', 'x'.repeat(101))}<CINdetails>${referred}</CINdetails></Child>
      <Child>${identifiers}<ChildCharacteristics><Disabilities><Disability>${'y'.repeat(5000)}</Disability></Disabilities></ChildCharacteristics></Child></Children>`)
    expect(issues[0]).toMatchObject({ row: 2, column: 'LAchildID', code: 'child-id-too-long', severity: 'error' })
    expect(rows.map(row => row.childId)).toEqual(['C1', 'C1'])
    expect(summary).toEqual({ rows: 4, rejected: 2 })
    for (const row of rows) {
      expect(row.key.length).toBeLessThanOrEqual(300)
      for (const value of Object.values(row.data)) expect(value.length).toBeLessThanOrEqual(300)
    }
  })

  it('rejects a review whose date cannot be read, keeping its plan', async () => {
    const { rows, issues, summary } = await read(
      `<Child>${identifiers}<CINdetails>${referred}<ChildProtectionPlans><CPPstartDate>2019-06-01</CPPstartDate><Reviews>\n<CPPreviewDate>31/02/2019</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child>`,
    )
    expect(rows.at(-1)?.table).toBe('cp_plans')
    expect(summary.rejected).toBe(1)
    expect(issues.slice(0, 2)).toMatchObject([
      { row: 2, column: 'CPPreviewDate', value: '31/02/2019', code: 'date-unreadable', severity: 'warning' },
      { row: 2, column: 'CPPreviewDate', code: 'key-missing', severity: 'error' },
    ])
  })

  it('warns of values that are off, where they stand, and takes the row', async () => {
    const { rows, issues } = await read(`<Message>
      <Header><CollectionDetails><ReferenceDate>2020-03-31</ReferenceDate></CollectionDetails><Source><LEA>Hackney</LEA></Source></Header>
      <Child><ChildIdentifiers><LAchildID>C-1</LAchildID><UPN>x1</UPN><PersonBirthDate>2012-13-01</PersonBirthDate><Sex>1</Sex></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>WHITE</Ethnicity></ChildCharacteristics>
      <CINdetails><CINreferralDate>2020-05-01</CINreferralDate>
      <CINclosureDate>2019-05-01</CINclosureDate><ReferralNFA>perhaps</ReferralNFA>
      <ChildProtectionPlans><CPPstartDate>2019-01-01</CPPstartDate><NumberOfPreviousCPP>two</NumberOfPreviousCPP></ChildProtectionPlans>
      </CINdetails></Child></Message>`)
    expect(rows.map(row => row.table)).toEqual(['person', 'cin_episodes', 'cp_plans'])
    expect(issues.map(each => [each.severity, each.row, each.column, each.value, each.code])).toEqual([
      ['warning', 2, 'LEA', 'Hackney', 'authority-unreadable'],
      ['warning', 3, 'PersonBirthDate', '2012-13-01', 'date-unreadable'],
      ['warning', 3, 'ChildIdentifiers', undefined, 'birth-missing'],
      ['warning', 3, 'UPN', 'x1', 'upn-unlikely'],
      ['warning', 3, 'Sex', '1', 'code-outdated'],
      ['warning', 3, 'LAchildID', 'C-1', 'child-id-unlikely'],
      ['warning', 4, 'Ethnicity', 'WHITE', 'code-unknown'],
      ['warning', 5, 'CINreferralDate', '2020-05-01', 'date-after-collection'],
      ['warning', 6, 'ReferralNFA', 'perhaps', 'flag-unreadable'],
      ['warning', 6, 'CINclosureDate', '2019-05-01', 'ends-before-start'],
      ['warning', 6, 'CINclosureDate', '2019-05-01', 'reason-missing'],
      ['warning', 7, 'NumberOfPreviousCPP', 'two', 'number-unreadable'],
      ['warning', 7, 'CPPstartDate', '2019-01-01', 'before-referral'],
      ['note', undefined, undefined, undefined, 'authority-missing'],
    ])
  })

  it('notes what it does not know and what it has no place for', async () => {
    const { issues } = await read(
      `<Child>${identifiers}<Shoe>6</Shoe><Shoe>7</Shoe><CINdetails>${referred}<PreProceedingsandFGDM><PPStartDate>2019-06-01</PPStartDate><FGDMMeetingOffer>1</FGDMMeetingOffer></PreProceedingsandFGDM></CINdetails></Child>`,
    )
    expect(issues.slice(0, 2)).toMatchObject([
      { severity: 'note', column: 'FGDMMeetingOffer', code: 'element-not-held' },
      { severity: 'note', column: 'Shoe', message: 'The census has no element Shoe; it was passed by (2 times).' },
    ])
  })

  it('takes the children before the place where a file is cut short', async () => {
    const { rows, issues, summary } = await read(`<Message>\n<Child>${identifiers}</Child>\n<Child><ChildIdentifiers>`)
    expect(rows).toHaveLength(1)
    expect(summary).toEqual({ rows: 2, rejected: 1 })
    expect(issues[0]).toMatchObject({ row: 3, code: 'xml-truncated', severity: 'error' })
  })

  it('refuses a file with entities of its own', async () => {
    const { rows, issues } = await read(
      `<!DOCTYPE Message [<!ENTITY a "aaaa">]><Message><Child>${identifiers}</Child></Message>`,
    )
    expect(rows).toEqual([])
    expect(issues[0]).toMatchObject({ row: 1, code: 'xml-document-type', severity: 'error' })
  })

  it('believes the newest of several files, once, and passes other files by', async () => {
    const census = (date: string, need: string, lea: string) =>
      `<Message><Header><CollectionDetails><ReferenceDate>${date}</ReferenceDate></CollectionDetails><Source><LEA>${lea}</LEA></Source></Header><Child>${identifiers}<CINdetails>${referred}<PrimaryNeedCode>${need}</PrimaryNeedCode></CINdetails></Child></Message>`
    const { rows, issues, summary } = await readAll([
      file('old.xml', census('2020-03-31', 'N1', '204')),
      file('notes.txt', 'none'),
      file('new.xml', census('2021-03-31', 'N2', '204')),
      file('other.xml', census('2019-06-30', 'N3', '205')),
    ])
    expect(rows.map(row => row.data.cine_cin_primary_need_code)).toEqual([undefined, 'N2'])
    expect(summary).toEqual({ authority: '204', rows: 6, rejected: 0 })
    expect(issues.map(each => [each.file, each.code])).toEqual([
      ['notes.txt', 'file-passed-by'],
      ['old.xml', 'row-superseded'],
      ['other.xml', 'authority-differs'],
      ['other.xml', 'row-superseded'],
    ])
  })

  it('rejects a row that a second element for the same child tells differently', async () => {
    const child = (need: string) =>
      `<Child>${identifiers}<CINdetails>${referred}<PrimaryNeedCode>${need}</PrimaryNeedCode></CINdetails></Child>`
    const { rows, issues, summary } = await read(`${child('N1')}\n${child('N2')}`)
    expect(rows).toHaveLength(2)
    expect(summary).toEqual({ rows: 4, rejected: 1 })
    expect(issues[0]).toMatchObject({ row: 2, code: 'row-conflicts', severity: 'error', childId: 'C1' })
  })

  it('says which columns are empty because what stands there could not be read', async () => {
    const { unread, refused } = await read(`<Child><ChildIdentifiers><LAchildID>C1</LAchildID>
      <PersonBirthDate>05/15/2014</PersonBirthDate><Sex>X</Sex></ChildIdentifiers>
      <CINdetails>${referred}<CINclosureDate>20 Janvier 2025</CINclosureDate><ReferralNFA>perhaps</ReferralNFA>
      <Assessments><AssessmentActualStartDate>2019-05-02</AssessmentActualStartDate>
      <AssessmentAuthorisationDate>soon</AssessmentAuthorisationDate></Assessments>
      <Section47><S47ActualStartDate>2019-05-03</S47ActualStartDate><DateOfInitialCPC>31/31/2019</DateOfInitialCPC></Section47>
      <ChildProtectionPlans><CPPstartDate>2019-06-01</CPPstartDate><CPPendDate/></ChildProtectionPlans></CINdetails></Child>`)
    expect(unread).toEqual([
      ['person', 'pers_dob', 'pers_sex'],
      ['cin_episodes', 'cine_close_date', 'cine_referral_nfa'],
      ['cin_assessments', 'cina_assessment_auth_date'],
    ])
    // Whether there was a conference is not known: one that is held is not gone.
    expect(refused).toEqual(['C1 initial_cp_conference'])
  })
})

async function read(text: string) {
  return readAll([file('census.xml', text)])
}

async function readAll(files: ReceivedFile[]) {
  const rows: SourceRow[] = []
  const at: [string, number][] = []
  const unread: string[][] = []
  const refused: string[] = []
  const issues: Issue[] = []
  const tables: string[] = []
  const summary = await cinCensus.read(files, {
    table: supplied => tables.push(supplied.table),
    row: (row, place) => {
      rows.push(row)
      at.push([row.table, place.row])
      if (place.unread) unread.push([row.table, ...place.unread])
    },
    refused: (childId, table) => refused.push(`${childId} ${table}`),
    issue: issue => issues.push(issue),
    progress: () => {},
  })
  return { rows, at, unread, refused, issues, tables, summary }
}

function file(name: string, text: string): ReceivedFile {
  const bytes = new TextEncoder().encode(text)
  const open = async function* () {
    yield bytes
  }
  return { name, bytes: bytes.length, hash: '', open }
}

function columnsOf(table: string): readonly string[] {
  return (censusTables as Record<string, readonly string[]>)[table] ?? []
}
