// Node strips types from .ts files itself; .tsx needs its markup turned into calls as well. And where one of our files
// names another, the name says where it is and what: asking the disk of a thousand files took a sixth of loading them.
import { readFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache?.()

/** Loaded with the first file that needs it: most commands have none. */
let oxc

/** Where a test fails is told by the line of the source; nobody else asks. */
const isTested = process.env.VITEST !== undefined

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (context.parentURL === undefined || !/^\.\.?\/.*\.tsx?$/.test(specifier)) return nextResolve(specifier, context)
    const format = specifier.endsWith('.tsx') ? 'module' : 'module-typescript'
    return { url: new URL(specifier, context.parentURL).href, format, shortCircuit: true }
  },
  load(url, context, nextLoad) {
    // Vitest loads a test under an address of its own: `….tsx?vitest=…`.
    if (!/^file:[^?#]*\.tsx(?:\?|$)/.test(url)) return nextLoad(url, context)
    const path = fileURLToPath(url)
    oxc ??= createRequire(import.meta.url)('oxc-transform')
    const { code, map, errors } = oxc.transformSync(path, readFileSync(path, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { rewriteImportExtensions: false },
      sourcemap: isTested,
    })
    if (errors.length > 0) throw new Error(`${path}: ${errors.map(each => each.message).join('; ')}`)
    const source = map ? `${code}\n//# sourceMappingURL=${inline(map)}` : code
    return { format: 'module', source, shortCircuit: true }
  },
})

function inline(map) {
  return `data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`
}
