// Some registries do not hold every platform's build of a native package. npm then leaves those builds out of the
// lock file, and `npm ci` refuses the lock on every platform. This writes the missing optional entries back from what
// their parents ask for, so that one lock serves all platforms. Run it after `npm install <package>`.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const systems = [
  [/darwin/, 'darwin'],
  [/win32|windows/, 'win32'],
  [/linux/, 'linux'],
  [/android/, 'android'],
  [/freebsd/, 'freebsd'],
  [/openharmony/, 'openharmony'],
  [/sunos/, 'sunos'],
  [/aix/, 'aix'],
  [/wasm|wasi/, 'wasm'],
]
const processors = ['arm64', 'x64', 'ia32', 'riscv64', 's390x', 'ppc64', 'loong64', 'mips64el', 'arm']

let added = 0
for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`]) continue
    const system = systems.find(([pattern]) => pattern.test(name))?.[1]
    if (!system) throw new Error(`${name}: cannot tell its operating system from its name`)
    const processor = processors.find(each => name.includes(each)) ?? 'wasm32'
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      cpu: [processor],
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      os: [system],
    }
    added++
  }
}
const sorted = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'))
lock.packages = Object.fromEntries(sorted.map(key => [key, lock.packages[key]]))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} optional platform builds written into package-lock.json`)
