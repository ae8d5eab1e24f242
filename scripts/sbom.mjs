// npm run sbom: every package Sightline is installed with, as a CycloneDX bill of materials in dist/.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const npm = process.env.npm_execpath
const args = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']
const { status, stdout, stderr } = npm
  ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  : spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' })
if (status !== 0) {
  console.error(stderr)
  process.exit(1)
}
const bill = JSON.parse(stdout)
if (bill.bomFormat !== 'CycloneDX' || !(bill.components?.length > 0)) throw new Error('npm made no bill of materials.')
mkdirSync(`${root}dist`, { recursive: true })
writeFileSync(`${root}dist/sightline.cdx.json`, `${JSON.stringify(bill, null, 1)}\n`)
console.log(`${bill.components.length} packages are in dist/sightline.cdx.json.`)
