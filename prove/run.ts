import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { proveKills, run } from './kills.ts'

const folder = await mkdtemp(join(tmpdir(), 'sightline-prove-'))
const env = { SIGHTLINE_DATA: join(folder, 'data') }

/** Runs one proof, says how it went and how long it took; the first that fails ends the run. */
async function prove(title: string, work: () => Promise<string>): Promise<void> {
  const began = performance.now()
  const said = await work()
  console.log(`${title}: ${said} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

try {
  await prove('Whole authority', async () => {
    const out = join(folder, 'extract')
    await run(['synth', '--out', out, '--until', '2026-11-24'], env)
    const full = { SIGHTLINE_DATA: join(folder, 'full') }
    const seconds: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      const { code, out: told, err } = await run(['import', out, '--authority', '999', '--yes', '--json'], full)
      if (code !== 0) throw new Error(err)
      const result = JSON.parse(told.trim().split('\n').at(-1)!) as {
        seconds: number
        deadlines: number
        rows: { new: number }
      }
      seconds.push(`${result.seconds.toFixed(1)} s (${result.rows.new} rows new, ${result.deadlines} deadlines)`)
    }
    await rm(join(folder, 'full'), { recursive: true, force: true })
    return `first import ${seconds[0]}, the same again ${seconds[1]}`
  })
  await prove('Kills, embedded record', () => proveKills(folder, { children: 4000, kills: 10, env }))
} finally {
  await rm(folder, { recursive: true, force: true })
}
