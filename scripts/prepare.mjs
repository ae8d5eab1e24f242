// Runs after npm ci: builds the stylesheet and the browser's enhancements once, so that every command works at once.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = `${root}node_modules/node/bin/node`
const vite = `${root}node_modules/vite/bin/vite.js`
if (existsSync(node) && existsSync(vite) && existsSync(`${root}vite.config.ts`)) {
  const result = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  process.exit(result.status ?? 1)
}
