import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../../src/app/rooms.ts'
import type { KnownRole } from '../../src/domain/access/principal.ts'
import { type AccessHouse, askOf, children, openAccessHouse, people, recorded, type Standing } from './house.ts'
import { recordLegalProcesses } from './legal-processes.ts'

/**
 * Who may use each address, by role, written by hand: P practitioner, U unit lead, S service manager, H head of service,
 * D director, I independent chair, A auditor, Q quality lead, M project manager, N analyst, W administrator,
 * C scrutiny member, O inspector, X auditor from a partner authority. Every role that is not named may not.
 */
const mayUse: Readonly<Record<string, string>> = {
  'GET /': 'PUSHDIAQMNWCOX',
  'POST /search': 'PUSHDIAQNO',
  'GET /home': 'PUSHDIAQMN',
  'GET /live': 'PUSHDIAQMN',
  'GET /live/export': 'USHDQN',
  'GET /live/changes': 'PUSHDIAQN',
  'GET /live/changes/export': 'USHDQN',
  'GET /live/list/:number': 'PUSHDIAQN',
  'GET /live/list/:number/export': 'USHDQN',
  'GET /oversight': 'PUSHDIAQN',
  'GET /directions': 'PUSHDIAQN',
  'GET /due': 'PUSHDIAQN',
  'GET /due/export': 'PUSHDIQN',
  'GET /due/calendar': 'PUSHDIAQN',
  'POST /due/selected': 'PUSHDIAQN',
  'POST /due/selected/export': 'PUSHDIQN',
  'POST /due/selected/calendar': 'PUSHDIAQN',
  'GET /explore': 'PUSHDIAQMN',
  'GET /explore/export': 'USHDQN',
  'GET /explore/compare': 'PUSHDIAQMN',
  'GET /explore/compare/export': 'USHDQN',
  'GET /explore/known': 'PUSHDIAQMN',
  'GET /explore/recording': 'PUSHDIAQMN',
  'GET /explore/recording/export': 'USHDQN',
  'GET /explore/tables': 'N',
  'POST /explore/tables/:table': 'N',
  'POST /explore/saved': 'PUSHDIAQMN',
  'GET /explore/saved/:viewId': 'PUSHDIAQMN',
  'GET /explore/saved/:viewId/change': 'PUSHDIAQMN',
  'POST /explore/saved/:viewId/change': 'PUSHDIAQMN',
  'POST /explore/saved/:viewId/delete': 'PUSHDIAQMN',
  'GET /how-long': 'PUSHDIAQMN',
  'GET /how-long/export': 'USHDQN',
  'GET /legal': 'PUSHDIAQN',
  'GET /legal/export': 'USHDQN',
  'GET /legal/gateway': 'PUSHDIAQN',
  'GET /campaigns': 'USHDIAQ',
  'GET /campaigns/new': 'HDQ',
  'POST /campaigns': 'HDQ',
  'GET /campaigns/:campaignId': 'USHDIAQ',
  'POST /campaigns/:campaignId/change': 'HDQ',
  'GET /campaigns/:campaignId/children': 'USHDIAQ',
  'GET /campaigns/:campaignId/children/export': 'USHDQN',
  'GET /campaigns/:campaignId/compare': 'USHDIAQ',
  'GET /campaigns/:campaignId/sharing': 'HDQ',
  'POST /campaigns/:campaignId/sharing': 'HDQ',
  'GET /campaigns/:campaignId/statement': 'USHDIAQ',
  'POST /campaigns/:campaignId/statement': 'HDQ',
  'GET /campaigns/:campaignId/statement/export': 'USHDQN',
  'GET /thresholds': 'PUSHDIAQMNWO',
  'GET /thresholds/versions/:version': 'PUSHDIAQMNWO',
  'POST /thresholds/read': 'PUSHDIAQMNWO',
  'GET /thresholds/edit': 'HQ',
  'POST /thresholds/edit': 'HQ',
  'GET /thresholds/measures': 'PUSHDIAQMN',
  'GET /thresholds/decisions': 'PUSHDIAQN',
  'GET /thresholds/decisions/export': 'USHDQN',
  'GET /thresholds/escalations': 'PUSHDIAQN',
  'GET /thresholds/escalations/export': 'USHDQN',
  'GET /tracking': 'PUSHDIAQN',
  'GET /tracking/export': 'USHDQN',
  'GET /tracking/measures': 'PUSHDIAQN',
  'GET /tracking/decisions': 'PUSHDIAQN',
  'GET /tracking/decisions/export': 'USHDQN',
  'GET /tracking/watch': 'PUSHDIAQN',
  'GET /tracking/watch/export': 'USHDQN',
  'POST /tracking/meetings': 'SHDQ',
  'GET /tracking/meetings/:meetingId': 'PUSHDIAQN',
  'POST /tracking/meetings/:meetingId/attendance': 'SHDQ',
  'GET /tracking/meetings/:meetingId/export': 'USHDQN',
  'GET /ahead': 'PUSHDIAQN',
  'GET /ahead/export': 'USHDQN',
  'GET /data-quality': 'PUSHDIAQMN',
  'GET /data-quality/list': 'PUSHDIAQN',
  'GET /data-quality/export': 'USHDQN',
  'GET /standards': 'PUSHDIAQMNWO',
  'GET /standards/:standardId': 'PUSHDIAQMNWO',
  'GET /standards/local': 'PUSHDIAQMNWO',
  'GET /standards/:standardId/setting': 'Q',
  'POST /standards/:standardId/setting': 'Q',
  'POST /standards/:standardId/setting/try': 'Q',
  'GET /standards/:standardId/setting/tried/:job': 'Q',
  'GET /standards/:standardId/setting/:changeId': 'PUSHDIAQMNWO',
  'POST /standards/:standardId/setting/:changeId/decide': 'HD',
  'POST /standards/:standardId/setting/:changeId/withdraw': 'Q',
  'GET /indicators': 'PUSHDIAQMNWO',
  'GET /indicators/:indicatorId': 'PUSHDIAQMNWO',
  'GET /imports/templates': 'PUSHDIAQMNWO',
  'GET /imports/templates/zip': 'PUSHDIAQMNWO',
  'GET /imports/templates/:template': 'PUSHDIAQMNWO',
  'GET /imports/templates/:template/csv': 'PUSHDIAQMNWO',
  'GET /imports': 'HDQN',
  'POST /imports': 'N',
  'GET /imports/work/:job': 'HDQN',
  'GET /imports/mappings': 'HDQN',
  'POST /imports/mappings': 'N',
  'GET /imports/:batch': 'HDQN',
  'GET /imports/:batch/issues.csv': 'HDQN',
  'POST /imports/:batch/publish': 'N',
  'POST /imports/:batch/abandon': 'N',
  'POST /imports/:batch/again': 'N',
  'GET /imports/:batch/take-back': 'N',
  'POST /imports/:batch/take-back': 'N',
  'POST /settings/calendar-ids': 'NW',
  'GET /settings': 'NW',
  'POST /settings/case-link': 'NW',
  'GET /people': 'W',
  'POST /people': 'W',
  'GET /people/new': 'W',
  'POST /people/new': 'W',
  'GET /people/:personId/name': 'W',
  'POST /people/:personId/name': 'W',
  'GET /people/:personId/invite': 'W',
  'POST /people/:personId/invite': 'W',
  'GET /people/staff-list': 'W',
  'GET /people/joined': 'W',
  'POST /people/joined': 'W',
  'GET /people/dormant': 'W',
  'POST /people/dormant': 'W',
  'GET /people/:personId': 'W',
  'GET /people/:personId/post': 'W',
  'POST /people/:personId/post': 'W',
  'GET /people/:personId/cover': 'W',
  'POST /people/:personId/cover': 'W',
  'GET /people/:personId/posts/:postId/end': 'W',
  'POST /people/:personId/posts/:postId/end': 'W',
  'GET /people/:personId/posts/:postId/move': 'W',
  'POST /people/:personId/posts/:postId/move': 'W',
  'GET /people/:personId/left': 'W',
  'POST /people/:personId/left': 'W',
  'GET /people/:personId/account': 'W',
  'POST /people/:personId/account': 'W',
  'GET /people/:personId/worker': 'W',
  'POST /people/:personId/worker': 'W',
  'GET /cover': 'USHD',
  'POST /cover': 'USHD',
  'POST /cover/:postId/end': 'USHD',
  'GET /reports': 'PUSHDIAQMNCO',
  'GET /reports/new': 'DQ',
  'POST /reports/new': 'DQ',
  'GET /reports/:reportId': 'PUSHDIAQMNCO',
  'GET /reports/:reportId/export': 'PUSHDIAQMNCO',
  'POST /reports/:reportId/withdraw': 'DQ',
  'GET /material': 'O',
  'GET /material/given': 'DQ',
  'GET /material/given/:personId': 'DQ',
  'POST /material/given/:personId': 'DQ',
  'POST /material/given/:personId/take-back': 'DQ',
  'GET /packs': 'X',
  'GET /packs/:packId': 'X',
  'GET /packs/made': 'DQ',
  'GET /packs/made/new': 'DQ',
  'POST /packs/made/new': 'DQ',
  'GET /packs/made/:packId': 'DQ',
  'POST /packs/made/:packId/withdraw': 'DQ',
  'GET /account/digest': 'PUSHDIAQMN',
  'POST /account/digest': 'PUSHDIAQMN',
  'GET /account/calendar': 'PUSHDIAQN',
  'POST /account/calendar': 'PUSHDIAQN',
  'POST /account/calendar/revoke': 'PUSHDIAQN',
  'GET /account': 'PUSHDIAQMNWCOX',
  'GET /account/session': 'PUSHDIAQMNWCOX',
  'POST /account/sessions/end': 'PUSHDIAQMNWCOX',
  'POST /account/sessions/end-all': 'PUSHDIAQMNWCOX',
  'GET /account/password': 'PUSHDIAQMNWCOX',
  'POST /account/password': 'PUSHDIAQMNWCOX',
  'GET /account/recovery-codes': 'PUSHDIAQMNWCOX',
  'POST /account/recovery-codes': 'PUSHDIAQMNWCOX',
  'GET /access': 'DQ',
  'GET /access/people': 'DQ',
  'GET /access/people/:personId': 'DQ',
  'GET /access/people/:personId/saved': 'DQ',
  'GET /access/openings': 'DQ',
  'GET /access/openings/:openingId': 'DQ',
  'POST /access/openings/:openingId': 'DQ',
  'GET /open-with-a-reason/:childId': 'PUSHI',
  'POST /open-with-a-reason/:childId': 'PUSHI',
}

/** Asked for by programs without a session: the secret in the address is all that is looked at. Its own tests say more. */
const bySecretAlone: readonly string[] = ['GET /calendar/:file']

/** Who may open a child's page, by role and by how the child stands to them, written by hand. */
const mayOpen: Readonly<Record<Standing, string>> = {
  own: 'PUSHDAQN',
  unit: 'USHDAQNI',
  'other unit': 'SHDAQNO',
  'other service': 'HDAQN',
  // Named: the director alone. The inspector was given it by name, which does not open a restricted record.
  restricted: 'D',
  // Recorded for the practitioner, the unit lead and the director.
  conflict: 'SHAQN',
}

/** Of a child's addresses: who may use them at all, apart from whose the child is. */
const ofChildren: Readonly<Record<string, string>> = {
  'GET /children/:childId': 'PUSHDIAQNO',
  'GET /children/:childId/deadlines': 'PUSHDIAQNO',
  'GET /children/:childId/oversight': 'PUSHDIAQNO',
  'GET /children/:childId/oversight/new': 'PUSHDI',
  'GET /children/:childId/oversight/:noteId': 'PUSHDIAQNO',
  'POST /children/:childId/oversight/:noteId': 'PUSHDI',
  'POST /children/:childId/oversight/:noteId/withdraw': 'PUSHDI',
  'GET /children/:childId/directions/:directionId': 'PUSHDIAQNO',
  'POST /children/:childId/directions/:directionId': 'PUSHDI',
  'GET /children/:childId/legal': 'PUSHDIAQNO',
  'POST /children/:childId/legal/refer': 'PUSHDI',
  'POST /children/:childId/legal/take-up': 'PUSHDI',
  'GET /children/:childId/legal/:processId': 'PUSHDIAQNO',
  'GET /children/:childId/legal/:processId/steps/:part': 'PUSHDI',
  'POST /children/:childId/legal/:processId/steps/:part': 'PUSHDI',
  'POST /children/:childId/legal/:processId/take-over': 'PUSHDI',
  'GET /children/:childId/legal/:processId/decision': 'SHD',
  'POST /children/:childId/legal/:processId/decision': 'SHD',
  'POST /children/:childId/legal/:processId/assessments': 'PUSHDI',
  'POST /children/:childId/legal/:processId/assessments/:assessmentId': 'PUSHDI',
  'POST /children/:childId/legal/:processId/agreement': 'PUSHDI',
  'POST /children/:childId/legal/:processId/agreement/:itemId': 'PUSHDI',
  'POST /children/:childId/legal/:processId/log': 'PUSHDI',
  'GET /children/:childId/legal/:processId/action': 'PUSHDI',
  'POST /children/:childId/legal/:processId/action': 'PUSHDI',
  'GET /tracking/meetings/:meetingId/children/:childId': 'SHDQ',
  'POST /tracking/meetings/:meetingId/children/:childId': 'SHDQ',
  'GET /children/:childId/progress': 'PUSHDIAQNO',
  'POST /children/:childId/progress/agenda': 'SHDQ',
  'GET /children/:childId/decisions/:decisionId': 'PUSHDIAQNO',
  'POST /children/:childId/decisions/:decisionId/check': 'PUSHDI',
  'POST /children/:childId/decisions/:decisionId/carried-out': 'PUSHDI',
  'POST /children/:childId/decisions/:decisionId/withdraw': 'SHDQ',
  'GET /children/:childId/record': 'PUSHDIAQNO',
  'POST /children/:childId/record': 'PUSHDIAQNO',
  'GET /children/:childId/deadlines/:standardId/:ordinal': 'PUSHDIAQNO',
  'GET /children/:childId/access': 'USHDQ',
  'GET /children/:childId/access/saved': 'USHDQ',
  'GET /children/:childId/thresholds': 'PUSHDIAQNO',
  'GET /children/:childId/thresholds/decide': 'PUSHDI',
  'POST /children/:childId/thresholds/decide': 'PUSHDI',
  'GET /children/:childId/thresholds/escalate': 'PUSHDI',
  'POST /children/:childId/thresholds/escalate': 'PUSHDI',
  'GET /children/:childId/thresholds/:decisionId': 'PUSHDIAQNO',
  'POST /children/:childId/thresholds/:decisionId/audit': 'USHDIAQ',
  'GET /children/:childId/escalations/:escalationId': 'PUSHDIAQNO',
  'POST /children/:childId/escalations/:escalationId': 'PUSHDI',
  'GET /children/:childId/campaigns': 'PUSHDIAQNO',
  'GET /children/:childId/campaigns/:campaignId': 'USHDIAQ',
  'POST /children/:childId/campaigns/:campaignId': 'USHDIAQ',
  'POST /children/:childId/campaigns/:campaignId/settle': 'HDQ',
  'GET /children/:childId/who-may-open': 'HD',
  'POST /children/:childId/who-may-open': 'HD',
}

const letters: Readonly<Record<KnownRole, string>> = {
  practitioner: 'P',
  'unit-lead': 'U',
  'service-manager': 'S',
  'head-of-service': 'H',
  director: 'D',
  'independent-chair': 'I',
  auditor: 'A',
  'quality-lead': 'Q',
  'project-manager': 'M',
  analyst: 'N',
  administrator: 'W',
  'scrutiny-member': 'C',
  inspector: 'O',
  'partner-auditor': 'X',
}
const letterOf = (key: string) => letters[key as KnownRole] ?? '?'

/** An id that nothing has. */
const nothing = '019aa0d0-0000-7000-8000-000000000000'

/** What stands for a parameter of an address, where it is not a child. */
const samples: Readonly<Record<string, string>> = {
  number: 'children-open',
  standardId: 'CP-11',
  indicatorId: 'I-07',
  template: 'core_groups',
  ordinal: '1',
  part: 'family',
  job: 'none',
  batch: '1',
  openingId: '0197f1f0-0000-7000-8000-000000000000',
  personId: 'p:auditor',
  postId: nothing,
  reportId: nothing,
  viewId: nothing,
  changeId: nothing,
  campaignId: nothing,
  decisionId: nothing,
  escalationId: nothing,
  version: '0',
  table: 'deadline',
  packId: nothing,
  noteId: nothing,
  directionId: nothing,
  meetingId: nothing,
  file: `${'x'.repeat(43)}.ics`,
}

const queries: Readonly<Record<string, string>> = {
  'GET /live/export': '?format=csv',
  'GET /live/changes/export': '?format=csv',
  'GET /live/list/:number/export': '?format=csv',
  'GET /due/export': '?format=csv',
  'GET /explore/recording/export': '?format=csv',
  'GET /explore/compare/export': '?format=csv&indicator=overdue',
  'GET /explore/export': '?format=csv&indicator=overdue&show=children',
  'GET /ahead/export': '?format=csv',
  'GET /legal/export': '?format=csv',
  'GET /campaigns/:campaignId/children/export': '?format=csv',
  'GET /thresholds/decisions/export': '?format=csv',
  'GET /thresholds/escalations/export': '?format=csv',
  'GET /campaigns/:campaignId/statement/export': '?format=csv',
  'GET /tracking/export': '?format=csv',
  'GET /tracking/watch/export': '?format=csv',
  'GET /tracking/meetings/:meetingId/export': '?format=csv',
  'GET /data-quality/export': '?format=csv',
  'GET /how-long/export': '?format=csv',
  'GET /access/people/:personId/saved': '?format=csv',
  'GET /people/joined': '?worker=w1',
  'GET /people/:personId/posts/:postId/move': '?unit=U1',
  'GET /children/:childId/access/saved': '?format=csv',
  'GET /children/:childId/deadlines/:standardId/:ordinal': '?subject=',
}

/** What a form sends where it must be whole before anything is decided. */
const forms: Readonly<Record<string, Record<string, string>>> = {
  'POST /children/:childId/oversight/:noteId': { kind: 'case supervision', revision: '9', do: 'autosave' },
  'POST /children/:childId/directions/:directionId': { revision: '9' },
  'POST /tracking/meetings/:meetingId/children/:childId': { 'decision-id': '0197f1f0-0000-7000-8000-000000000099' },
  'POST /children/:childId/progress/agenda': { 'change-id': '0197f1f0-0000-7000-8000-000000000098' },
  'POST /children/:childId/decisions/:decisionId/check': { revision: '1' },
  'POST /children/:childId/decisions/:decisionId/carried-out': { revision: '1' },
  'POST /children/:childId/decisions/:decisionId/withdraw': { revision: '1' },
  'POST /children/:childId/who-may-open': { deed: 'unname', person: 'nobody' },
  'POST /children/:childId/thresholds/decide': { decision: nothing, version: '0' },
  'POST /children/:childId/thresholds/escalate': { escalation: nothing },
  'POST /children/:childId/campaigns/:campaignId': { 'review-id': nothing, version: '1' },
}

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`

function addressOf(name: string, childId: string): string {
  const [, path] = name.split(' ') as [string, string]
  const subject = name.endsWith(':ordinal') ? encodeURIComponent(`${childId}|2025-02-03`) : ''
  const filled = path.replace(/:(\w+)/g, (_, param: string) =>
    param === 'childId'
      ? childId
      : (recorded[childId]?.[param as 'noteId'] ?? samples[param] ?? `no-sample-for-${param}`),
  )
  return `${filled}${queries[name] ?? ''}${subject}`
}

/** How an address answered: by the guard, by the decision about the child, or at all. */
function verdict({
  statusCode,
  headers,
  body,
}: {
  statusCode: number
  headers: Record<string, unknown>
  body: string
}) {
  if (statusCode === 303 && String(headers.location).startsWith('/sign-in')) return 'sign in'
  if (statusCode === 403 && /Your role or your place|No post has been given to you/.test(body)) return 'no'
  return statusCode >= 500 ? `broken: ${statusCode}` : 'yes'
}

let house: AccessHouse
beforeAll(async () => {
  house = await openAccessHouse()
  await recordLegalProcesses(house)
}, 120_000)
afterAll(() => house?.close())

describe('every address', () => {
  it('is in the table, and the table has no other', () => {
    const declared = routes.map(nameOf).sort()
    expect([...Object.keys(mayUse), ...Object.keys(ofChildren), ...bySecretAlone].sort()).toEqual(declared)
  })

  it.each(Object.entries(mayUse))('%s: %s', async (name, allowed) => {
    const method = name.split(' ')[0] as 'GET' | 'POST'
    const url = addressOf(name, children['other service'].id)
    const found: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const { key } of people) {
      found[key] = verdict(await house.ask(key, method, url))
      const known = letterOf(key)
      expected[key] = known !== '?' && allowed.includes(known) ? 'yes' : 'no'
    }
    expect(found).toEqual(expected)
    expect(verdict(await house.ask(undefined, method, url))).toBe('sign in')
  })
})

it.each(bySecretAlone)('%s says the same to everybody whose secret is wrong', async name => {
  for (const who of [undefined, ...people.map(each => each.key)]) {
    const { statusCode } = await house.ask(who, 'GET', addressOf(name, 'x'))
    expect([who, statusCode]).toEqual([who, 404])
  }
})

describe('a child', () => {
  it.each(Object.entries(ofChildren))('by %s', async (name, allowed) => {
    const method = name.split(' ')[0] as 'GET' | 'POST'
    for (const [standing, child] of Object.entries(children) as [Standing, (typeof children)[Standing]][]) {
      const url = addressOf(name, child.id)
      for (const { key } of people) {
        const answer = await house.ask(key, method, url, forms[name])
        const letter = letterOf(key)
        const opens = letter !== '?' && allowed.includes(letter) && mayOpen[standing].includes(letter)
        const label = `${key}, ${standing}`
        if (opens) expect([label, answer.statusCode < 400 || answer.statusCode === 422]).toEqual([label, true])
        else {
          expect([label, [403, 404].includes(answer.statusCode)]).toEqual([label, true])
          expect(answer.body).not.toContain(child.name.split(' ')[1])
        }
      }
      expect(verdict(await house.ask(undefined, method, url))).toBe('sign in')
    }
  })

  it.each(['x-c-own', 'nobody'])('of another authority, or of nowhere (%s), is not there', async id => {
    for (const { key } of people) {
      const answer = await house.ask(key, 'GET', `/children/${id}`)
      expect([key, [403, 404].includes(answer.statusCode)]).toEqual([key, true])
      expect(answer.body).not.toContain('Teasel')
    }
  })
})

describe('with the application’s own decision out of the way', () => {
  it('the record still gives no child out of scope', async () => {
    // Whatever is asked about, the facts say that the reader holds it: domain/access then opens everything.
    const lying = await house.with({
      childFacts: async childId => ({ childId, worker: 'w1', unit: 'U1' }),
      singleChildren: () => ({
        named: new Set(Object.values(children).map(each => each.id)),
        barred: new Set(),
        opened: new Set(),
      }),
    })
    for (const key of ['practitioner', 'unit-lead', 'service-manager'] as const) {
      for (const [standing, child] of Object.entries(children) as [Standing, (typeof children)[Standing]][]) {
        const opens = mayOpen[standing].includes(letters[key])
        const page = await askOf(lying, house.tokens, key, 'GET', `/children/${child.id}`)
        expect([key, standing, page.statusCode]).toEqual([key, standing, opens ? 200 : 404])
        const search = await askOf(lying, house.tokens, key, 'POST', '/search', { search: child.name.split(' ')[1]! })
        expect([key, standing, search.body.includes(child.name)]).toEqual([key, standing, opens])
      }
    }
  })
})
