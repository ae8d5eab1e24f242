import { expect, it } from 'vitest'
import { rulesVersion } from '../../domain/indicators/derive.ts'
import { writeDerived } from '../../domain/indicators/derived-text.ts'
import { factTables } from '../../domain/indicators/facts/index.ts'
import { ensureAuthority } from '../../store/authorities.ts'
import { insertDerivations } from '../../store/derivations.ts'
import { withStores } from '../../store/testing.ts'
import { main } from '../main.ts'
import type { Workplace } from '../workplace.ts'

withStores(
  'dates that earlier rules worked out',
  getStore => {
    const payload = (childId: string) =>
      writeDerived({ childId, facts: Object.fromEntries(factTables.map(each => [each.name, []])) })

    it.each([
      { words: ['deadlines'], what: 'childId,' },
      { words: ['ask', 'children-open'], what: 'Children open' },
    ])('$words.0 gives them, and says so beside them', async ({ words, what }) => {
      const store = getStore()
      const authority = `E-${words[0]}`
      await ensureAuthority(store.db, { authority })
      const place = { store, folder: '', filesFolder: '', close: async () => {} } as unknown as Workplace
      const run = async () => {
        const said = { out: '', err: '' }
        const io = {
          ...{ cwd: '', env: {}, interactive: false, confirm: async () => false },
          out: (text: string) => void (said.out += text),
          err: (text: string) => void (said.err += text),
        }
        expect(await main([...words, '--authority', authority], io, place)).toBe(0)
        expect(said.out).toContain(what)
        return said.err
      }
      const made = (rules: string, version: number, ...children: string[]) =>
        store.transaction(trx =>
          insertDerivations(
            trx,
            { authority, version, rulesVersion: rules },
            children.map(childId => ({ childId, payload: payload(childId) })),
          ),
        )
      await made(rulesVersion, 1, 'now')
      expect(await run()).toBe('')
      await made('1', 1, 'c1', 'c2')
      expect(await run()).toBe(
        '2 children were worked out by earlier rules: start the server once to bring them up to date.\n',
      )
    })
  },
  ['pglite'],
)
