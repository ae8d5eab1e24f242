import { expect, it } from 'vitest'
import { ensureAuthority } from '../../store/authorities.ts'
import { withStores } from '../../store/testing.ts'
import { createAttempts } from './attempts.ts'

const council = '198.51.100.7'

withStores('attempts from one address', store => {
  const start = new Date('2026-11-23T08:00:00Z')
  const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
  async function fresh(authority: string) {
    await ensureAuthority(store().db, { authority })
    const attempts = createAttempts(store(), authority)
    const about = (account: string) => ({ account, of: 'password' }) as const
    return {
      async wrong(account: string, at: Date) {
        const until = await attempts.begin(about(account), council, at)
        if (until === undefined) await attempts.failed(about(account), council, at)
        return until?.until
      },
      right: async (account: string, at: Date) => {
        const until = await attempts.begin(about(account), council, at)
        if (until === undefined) await attempts.passed(about(account))
        return until?.until
      },
    }
  }

  it('are let be where a whole council mistypes now and then, all day', async () => {
    const { wrong, right } = await fresh('attempts-day')
    // A mistake every two minutes, eight hours long; and a hundred of 500 people in the first five of the morning.
    for (let at = 0; at < 100; at++) expect(await wrong(`morning-${at}`, after(at / 20))).toBeUndefined()
    for (let at = 20; at < 480; at += 2) expect(await wrong(`person-${at}`, after(at))).toBeUndefined()
    expect(await right('dana', after(480))).toBeUndefined()
  })

  it('wait where they come too thick, for ten minutes at most and however often they are tried meanwhile', async () => {
    const { wrong, right } = await fresh('attempts-thick')
    for (let at = 0; at < 150; at++) expect(await wrong(`guess-${at}`, after(at / 50))).toBeUndefined()
    expect(await right('dana', after(4))).toEqual(after(10.98))
    for (let at = 0; at < 20; at++) expect(await wrong(`more-${at}`, after(5))).toBeDefined()
    expect(await right('dana', after(11))).toBeUndefined()
    for (let at = 0; at < 50; at++) expect(await wrong(`again-${at}`, after(11))).toBeUndefined()
    expect(await right('dana', after(11.5))).toEqual(after(11.98))
  })
})
