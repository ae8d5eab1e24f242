// Node strips types from .ts files itself; .tsx needs its markup turned into calls as well. That is all this does.
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

enableCompileCache?.()

/** Where a test fails is told by the line of the source; nobody else asks. */
const isTested = process.env.VITEST !== undefined

registerHooks({
  load(url, context, nextLoad) {
    // Vitest loads a test under an address of its own: `….tsx?vitest=…`.
    if (!/^file:[^?#]*\.tsx(?:\?|$)/.test(url)) return nextLoad(url, context)
    const path = fileURLToPath(url)
    const { code, map, errors } = transformSync(path, readFileSync(path, 'utf8'), {
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
