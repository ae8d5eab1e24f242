// npm test: types, lint, then every test. Each step says what it is; the first that fails ends the run.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = `${root}node_modules/node/bin/node`
const steps = [
  ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
  ['Lint and format', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['The browser’s files', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']],
  ['Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
]
for (const [title, args] of steps) {
  console.log(`\n== ${title}`)
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
