import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Authority } from './authority.ts'
import type { Bench, Finding } from './bench.ts'
import { board } from './board.ts'
import { engine } from './engine.ts'
import { explore } from './explore.ts'
import { imports } from './imports.ts'
import { london } from './london.ts'
import { pages } from './pages.ts'
import { question } from './question.ts'
import { machineSpeed } from './quiet-machine.ts'
import { starts } from './starts.ts'

/** Everything that is measured, in order. `npm run bench -- NAME ...` measures only what is named. */
const benches: readonly Bench[] = [imports, engine, question, explore, board, starts, pages, london]

const asked = process.argv.slice(2)
const unheardOf = asked.filter(name => !benches.some(each => each.name === name))
if (unheardOf.length > 0) {
  console.error(`There is no bench ${unheardOf.join(', ')}. There are: ${benches.map(each => each.name).join(', ')}.`)
  process.exit(2)
}
const folder = await mkdtemp(join(tmpdir(), 'sightline-bench-'))
const authority = new Authority(folder, process.env.DATABASE_URL || undefined)
const busy = loadavg()[0]!
const found: { bench: Bench; findings: Finding[] }[] = []
try {
  for (const bench of benches) {
    if (asked.length > 0 && !asked.includes(bench.name)) continue
    console.error(`Measuring: ${bench.title} ...`)
    found.push({ bench, findings: await bench.measure(authority) })
  }
  console.log(tableOf((await authority.server()).about))
} finally {
  await authority.close()
  await rm(folder, { recursive: true, force: true })
}

function tableOf(database: string): string {
  const lines = found.flatMap(({ bench, findings }) =>
    findings.map(({ what, found, spread = '', aim = '', isMet }) => [
      bench.title,
      what,
      found,
      spread,
      aim,
      isMet === undefined ? '' : isMet ? 'met' : 'NOT MET',
    ]),
  )
  const rows = [['bench', 'what', 'median', 'from ... to', 'aim', ''], ...lines]
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map(row => row[at]!.length)))
  const written = rows.map(row => `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`)
  written.splice(1, 0, `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`)
  const speed = machineSpeed()
  const about = `${availableParallelism()} cores, ${busy.toFixed(1)} processes at work when it began; Node ${process.versions.node}; ${database}${speed ? `; ${speed}` : ''}.`
  return `${about}\n\n${written.join('\n')}`
}
