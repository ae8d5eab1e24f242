import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { main } from './main.ts'

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const out = (text: string) => void (said.out += text)
  const err = (text: string) => void (said.err += text)
  return {
    code: await main(words, { cwd: '/', env: {}, interactive: false, out, err, confirm: async () => false }),
    ...said,
  }
}

it.each([
  [['catalogue', '--jsn'], 'There is no option --jsn.'],
  [['deadlines', '--as-of'], '--as-of needs a value after it.'],
  [['deadlines', '--as-of', '--standard', 'CP-09'], '--as-of needs a value after it.'],
  [['catalogue', '--json=yes'], '--json takes no value.'],
])('says in plain words what of %o is not understood, and how it is used', async (words, said) => {
  const { code, out, err } = await run(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err.split('\n')[0]).toBe(said)
  expect(err).toMatch(new RegExp(`\nUse: npx sightline ${words[0]} .*\n$`))
})

it.each([
  [['import', 'C:\\Our', 'extracts', '--yes'], '“extracts”'],
  [['verify', '--noted', `204:access:1:${'0'.repeat(64)}`, `204:change:1:${'0'.repeat(64)}`], '“204:change:1:0'],
  [['deadlines', 'CP-09'], '“CP-09”'],
])('takes no word that it would pass over: %o', async (words, word) => {
  const { code, err } = await run(...words)
  expect([code, err]).toEqual([2, expect.stringContaining(`It is not plain what ${word}`)])
})

it('lists every command with what it is for, each in its column', async () => {
  const { code, out } = await run('--help')
  const lines = out.split('\n').filter(line => line.startsWith('  '))
  expect(code).toBe(0)
  expect(new Set(lines.map(line => /^ {2}\S+ +/.exec(line)?.[0].length)).size).toBe(1)
})

it.skipIf(!existsSync('/dev/full'))('says that an answer found no room on the disk, and fails', () => {
  const command = join(import.meta.dirname, '../../bin/sightline.mjs')
  const { status, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" catalogue > /dev/full`])
  expect([status, stderr.toString()]).toEqual([
    1,
    expect.stringMatching(/^What was answered could not be written, .*ENOSPC/),
  ])
})

it('says where it looked for an extract that is not there', async () => {
  expect(
    await run('import', 'extracts/tonight', '--yes', '--data', join(tmpdir(), 'sightline-never-made')),
  ).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^There is no file or folder .*[/\\]extracts[/\\]tonight\.\n$/),
  })
})
