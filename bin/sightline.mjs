#!/usr/bin/env node
// The sightline command. Plain JavaScript, so that any Node from 20 can start it; what follows runs on the Node that
// package.json names, straight from the TypeScript sources.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const ours = resolve(root, 'node_modules/node/bin/node')
const args = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 26) {
  if (!existsSync(ours)) {
    console.error('Sightline is not installed yet. Run "npm ci" in its folder first.')
    process.exit(1)
  }
  const child = spawn(ours, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
} else {
  await import('./tsx-hooks.mjs')
  if (args[0] === '--run') {
    process.argv.splice(1, 3, resolve(args[1]), ...[])
    await import(pathToFileURL(resolve(args[1])).href)
  } else {
    const { main } = await import('../src/app/main.ts')
    process.exitCode = await main(args)
  }
}
