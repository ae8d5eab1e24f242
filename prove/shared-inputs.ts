import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readAuthorities } from '../src/store/authorities.ts'
import { must, type Proof } from './proof.ts'
import { opened, type TrialRecord } from './record.ts'
import { mainOf, serve } from './served.ts'
import { done, run, toldBy } from './sightline.ts'

const inputs = process.env.SIGHTLINE_INPUTS || fileURLToPath(new URL('../../shared/inputs', import.meta.url))

interface Found {
  readonly severity: string
  readonly file: string
  readonly row?: number
  readonly message: string
  readonly remedy: string
}

/** Real and made-up returns of others: taken, each row that is not explained, and every page works on them. */
export const sharedInputs: Proof = {
  name: 'returns',
  title: 'Returns of others',
  async prove({ folder, say }) {
    if (!existsSync(inputs)) {
      say('not tried: the folder of inputs is not here (SIGHTLINE_INPUTS says where it is)')
      return
    }
    const census = (await readdir(join(inputs, 'cin-census'))).map(name => `cin-census/${name}`)
    for (const path of ['ssda903', ...census, 'cin-census']) {
      const data = join(folder, path.replaceAll(/\W/g, '-'))
      await mkdir(data)
      const where = { SIGHTLINE_DATA: data, DATABASE_URL: '' }
      const named = (await namesAuthority(path)) ? [] : ['--authority', '204']
      const ran = await run(where, ['import', join(inputs, path), ...named, '--yes', '--json'])
      const told = toldBy(ran)
      must(ran.code === 0 && told?.state === 'published', `${path} was not taken: ${ran.err || ran.out}`)
      const issues = JSON.parse(await done(where, ['issues', '--format', 'json'])) as Found[]
      const errors = issues.filter(each => each.severity === 'error')
      must(
        errors.every(each => each.file !== '' && each.message !== '' && each.remedy !== ''),
        `${path} has errors that are not explained.`,
      )
      must(
        errors.length >= Math.min(1, told.rows.rejected),
        `${path}: ${told.rows.rejected} rows rejected, none explained.`,
      )
      if (await startsNoClock(path))
        must(told.deadlines === 0, `${path} gave deadlines, and nothing in it starts a clock.`)
      else must(told.deadlines > 0, `${path} gave no deadline.`)
      const pages = await pagesOf({ where, folder: data, remember: async () => {}, restore: async () => {} })
      say(
        `${path}: ${told.rows.new} rows, ${told.rows.rejected} rejected (${errors.length} errors), ${told.deadlines} deadlines; ${pages} pages answered`,
      )
    }
  },
}

/** Whether a return says whose it is. CSV files of the looked-after return never do. */
async function namesAuthority(path: string): Promise<boolean> {
  if (path === 'ssda903') return false
  return !path.endsWith('.xml') || (await readFile(join(inputs, path), 'utf8')).includes('<LEA>')
}

/** A census that tells of nothing but referrals which all ended in no further action. */
async function startsNoClock(path: string): Promise<boolean> {
  if (!path.endsWith('.xml')) return false
  const text = await readFile(join(inputs, path), 'utf8')
  const work = /<(Assessments|Section47|CINPlanDates|ChildProtectionPlans)>/
  return !work.test(text) && /<ReferralNFA>true</.test(text) && !/<ReferralNFA>(?!true<)/.test(text)
}

/** Opens every main page and a dozen children as the director and the analyst of an authority; gives how many. */
async function pagesOf(record: TrialRecord): Promise<number> {
  // Only what is made up may be opened with one click, so these returns are called so for the while.
  const authority = await opened(record, async db => {
    const [held] = await readAuthorities(db)
    await db.updateTable('authority').set({ synthetic: true }).execute()
    return held!.authority_id
  })
  const served = await serve(record.where, ['director', 'analyst'], authority)
  try {
    const pages = [
      '/live',
      '/live?view=units',
      '/due',
      '/how-long',
      '/standards',
      '/standards/LR-01',
      '/imports',
      '/imports/1',
    ]
    for (const path of pages) {
      const html = await served.html(path, path.startsWith('/imports') ? 'analyst' : 'director')
      const odd = /\b(undefined|NaN|Invalid Date)\b|\[object/.exec(mainOf(html))
      must(odd === null, `${path} shows ${odd?.[0]}.`)
      for (const [, child] of html.matchAll(/href="(\/children\/[^"/?#]+)"/g)) {
        if (pages.length < 20 && !pages.includes(child!)) pages.push(child!)
      }
    }
    return pages.length
  } finally {
    await served.stop()
  }
}
