import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('leaves a process that has used a server its exit code: a failed run of tests must not pass', () => {
  const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const work = `
    const { startTestServer } = await import(${url('testing-server.ts')})
    await (await startTestServer()).remove()
    process.exitCode = 3`
  const hooks = new URL('../../bin/tsx-hooks.mjs', import.meta.url).href
  const ended = spawnSync(process.execPath, ['--import', hooks, '--input-type=module', '--eval', work])
  expect([ended.status, ended.stderr.toString()]).toEqual([3, ''])
})
