import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { iso } from '../../../domain/calendar/day.ts'
import { buildRecord } from '../../../domain/record/build.ts'
import { noMappings } from '../../../domain/record/local-mappings.ts'
import { readChildRows } from '../../../store/case-records.ts'
import { readIssues } from '../../../store/issues.ts'
import { withStores } from '../../../store/testing.ts'
import { importPath } from '../../import.ts'
import { fakeUnderstanding } from '../../import-testing.ts'
import { fileOf } from '../../read/made-files.ts'
import { ssda903 } from './index.ts'

const filesFolder = mkdtempSync(join(tmpdir(), 'sightline-files-'))
afterAll(() => rmSync(filesFolder, { recursive: true, force: true }))

type Rows = readonly Readonly<Record<string, string>>[]

/** A file of rows by heading. */
function csv(name: string, rows: Rows, without: readonly string[] = []) {
  const headings = Object.keys(rows[0]!).filter(each => !without.includes(each))
  const lines = rows.map(row => headings.map(each => row[each] ?? '').join())
  return fileOf(name, [headings.join(), ...lines].join('\n'))
}

const header = {
  CHILD: 'a',
  SEX: '1',
  DOB: '01/05/2012',
  ETHNIC: 'WBRI',
  UPN: 'A123456789123',
  MOTHER: '0',
  MC_DOB: '',
}
const first = {
  CHILD: 'a',
  ...{ DECOM: '10/01/2022', RNE: 'S', LS: 'V2', CIN: 'N1', PLACE: 'U6', PLACE_PROVIDER: 'PR1' },
  ...{ DEC: '01/06/2023', REC: 'X1', REASON_PLACE_CHANGE: 'PLANNED', HOME_POST: '', PL_POST: 'E8 1AA', URN: 'SC1' },
}
const second = { ...first, DECOM: '01/06/2023', RNE: 'P', PLACE: 'K2', DEC: '', REC: '', REASON_PLACE_CHANGE: '' }
const ad1 = {
  CHILD: 'a',
  ...{ DOB: '01/05/2012', DATE_INT: '01/07/2023', DATE_MATCH: '01/09/2023', FOSTER_CARE: '0', NB_ADOPTR: '2' },
  ...{ SEX_ADOPTR: 'MF', LS_ADOPTR: 'MM' },
}
const placed = {
  CHILD: 'a',
  ...{ DOB: '01/05/2012', DATE_PLACED: '01/07/2023', DATE_PLACED_CEASED: '01/02/2024', REASON_PLACED_CEASED: 'RD4' },
}
const worker = {
  CHILD: 'a',
  DOB: '01/05/2012',
  SW_ID: 'SW1',
  SW_DECOM: '10/01/2022',
  SW_DEC: '01/03/2024',
  SW_REASON: 'INITIAL',
}
const away = { CHILD: 'a', DOB: '01/05/2012', MISSING: 'M', MIS_START: '05/05/2023', MIS_END: '07/05/2023' }

/** The return of the year to 31 March 2024, without some headings or whole files. */
function returnOf(year: string, without: readonly string[] = []) {
  const files = {
    header: [header],
    episodes: [first, second],
    ad1: [ad1],
    placed: [placed],
    workers: [worker],
    missing: [away],
  }
  return Object.entries(files).flatMap(([kind, rows]) =>
    without.includes(kind) ? [] : [csv(`${year}/${kind}.csv`, rows, without)],
  )
}

withStores(
  'a 903 that lacks something',
  getStore => {
    let authorities = 0

    async function heldAfter(...imports: (readonly ReturnType<typeof fileOf>[])[]) {
      const store = getStore()
      const authority = `lacking${++authorities}`
      let last = 0
      let keptColumns: readonly { table: string; column: string; rows: number }[] | undefined
      for (const files of imports) {
        const bytes = files.reduce((sum, each) => sum + each.bytes, 0)
        const digest = hash('sha256', files.map(each => each.name + each.hash).join())
        const outcome = await importPath(store, {
          source: { received: { files, hash: digest, bytes, issues: [], dispose: async () => {} } },
          authority,
          mode: 'replace',
          confirm: 'yes',
          acceptGone: true,
          by: 'test',
          at: new Date(0),
          understand: fakeUnderstanding({ formats: [ssda903] }),
          rulesVersion: '1',
          filesFolder,
        })
        keptColumns = outcome.keptColumns
        last = outcome.batch
      }
      const rows = (await readChildRows(store.db, authority, ['a'])).get('a') ?? []
      const { careEpisodes, toldNoMore } = buildRecord('a', rows, noMappings)
      const open = careEpisodes.filter(each => each.endedOn === undefined).map(each => iso(each.startedOn))
      const issues = await readIssues(store.db, authority, last, { code: 'told-no-more' })
      const held = rows
        .filter(each => each.table !== 'return_years')
        .map(({ table, key, data }) => ({ table, key, data }))
      const said = (keptColumns ?? []).map(each => `${each.table} ${each.column} ${each.rows}`)
      return { held, said, open, toldNoMore, issues }
    }

    const said: Readonly<Record<string, readonly string[]>> = {
      SEX: ['person pers_sex 1'],
      ETHNIC: ['person pers_ethnicity 1'],
      UPN: ['person pers_upn 1'],
      RNE: ['cla_episodes clae_cla_episode_start_reason 2'],
      // Without it no row of legal_status can be made, so nothing is said of those held.
      LS: [],
      CIN: ['cla_episodes clae_cla_primary_need_code 2'],
      PLACE: ['cla_placement clap_cla_placement_type 2'],
      PLACE_PROVIDER: ['cla_placement clap_cla_placement_provider 2'],
      DEC: ['cla_episodes clae_cla_episode_ceased_date 1', 'cla_placement clap_cla_placement_end_date 1'],
      REC: ['cla_episodes clae_cla_episode_ceased_reason 1'],
      REASON_PLACE_CHANGE: ['cla_placement clap_cla_placement_change_reason 1'],
      PL_POST: ['cla_placement clap_cla_placement_postcode 2'],
      URN: ['cla_placement clap_cla_placement_urn 2'],
      DATE_MATCH: ['permanence perm_matched_date 1'],
      NB_ADOPTR: ['permanence perm_number_of_adopters 1'],
      DATE_PLACED_CEASED: ['permanence perm_decision_reversed_date 1'],
      REASON_PLACED_CEASED: ['permanence perm_decision_reversed_reason 1'],
      SW_ID: ['involvements invo_professional_id 1'],
      SW_DEC: ['involvements invo_involvement_end_date 1'],
      SW_REASON: ['involvements invo_worker_change_reason 1'],
      MISSING: ['missing miss_missing_episode_type 1'],
      MIS_END: ['missing miss_missing_episode_end_date 1'],
      ad1: [
        'perm_adopted_by_carer_flag',
        'perm_adopter_legal_status',
        'perm_adopter_sex',
        'perm_matched_date',
        'perm_number_of_adopters',
      ].map(each => `permanence ${each} 1`),
      placed: ['perm_decision_reversed_date', 'perm_decision_reversed_reason'].map(each => `permanence ${each} 1`),
    }

    it.each(Object.entries(said))('leaves what is held of %s, and says so', async (lacking, expected) => {
      const whole = await heldAfter(returnOf('2024'))
      const after = await heldAfter(returnOf('2024'), returnOf('2024', [lacking]))
      expect(after.held).toEqual(whole.held)
      expect(after.said.sort()).toEqual(expected)
    })

    it.each(Object.keys(said))(
      'leaves what is held of %s where a return of another year comes with it and has it',
      async lacking => {
        const whole = await heldAfter([...returnOf('2023'), ...returnOf('2024')])
        const after = await heldAfter(
          [...returnOf('2023'), ...returnOf('2024')],
          [...returnOf('2023'), ...returnOf('2024', [lacking])],
        )
        expect(after.held).toEqual(whole.held)
      },
    )

    it('is not taken to leave out an episode that it tells without the RNE it is held by', async () => {
      const { open, toldNoMore, issues } = await heldAfter(returnOf('2024'), returnOf('2025', ['RNE']))
      expect({ open, toldNoMore, issues }).toEqual({ open: ['2023-06-01'], toldNoMore: undefined, issues: [] })
    })

    it('leaves open what it tells as open without RNE, though the year before comes again and has it ended', async () => {
      const ended = { ...second, DEC: '01/02/2024', REC: 'E4A' }
      const again = returnOf('2024').map(each =>
        each.name.endsWith('episodes.csv') ? csv(each.name, [first, ended]) : each,
      )
      for (const imports of [
        [returnOf('2024'), returnOf('2025', ['RNE']), again],
        [returnOf('2025', ['RNE']), again],
      ])
        expect((await heldAfter(...imports)).open).toContain('2023-06-01')
    })
  },
  [
    // What is tried here is compared in memory; reading and writing rows is tried on both elsewhere.
    'pglite',
  ],
)
