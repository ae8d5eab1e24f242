import { resolve } from 'node:path'
import { compile } from 'sass'

const root = resolve(import.meta.dirname, '..')

/** The stylesheet of every page, for tests of single components, which no server serves. */
export function stylesheet(): string {
  return compile(resolve(root, 'src/ui/assets/sightline.scss'), {
    loadPaths: [root],
    quietDeps: true,
    silenceDeprecations: ['if-function', 'import', 'global-builtin'],
  }).css
}
