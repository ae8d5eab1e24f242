// Node strips types from .ts files itself; .tsx needs its markup turned into calls as well. That is all this does.
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

enableCompileCache?.()

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context)
    const path = fileURLToPath(url)
    const { code, errors } = transformSync(path, readFileSync(path, 'utf8'), {
      jsx: { runtime: 'automatic', importSource: 'preact' },
      typescript: { rewriteImportExtensions: false },
      sourcemap: false,
    })
    if (errors.length > 0) throw new Error(`${path}: ${errors.map(each => each.message).join('; ')}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
