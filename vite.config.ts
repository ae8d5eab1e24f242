import { resolve } from 'node:path'
import { defineConfig } from 'vite'

const root = import.meta.dirname

/** Builds what the browser loads: one stylesheet, one script, a few icons. The server runs from its sources. */
export default defineConfig({
  root,
  base: '/assets/',
  publicDir: false,
  resolve: {
    alias: { '@moj-images': resolve(root, 'node_modules/@ministryofjustice/frontend/moj/assets/images') },
  },
  css: {
    preprocessorOptions: {
      scss: {
        // MOJ Frontend imports GOV.UK Frontend by its path from the project's root.
        loadPaths: [root],
        quietDeps: true,
        silenceDeprecations: ['if-function', 'import', 'global-builtin'],
      },
    },
  },
  build: {
    outDir: 'dist/assets',
    assetsDir: '',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: false,
    // Icons stay files: the content security policy allows no data: address.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: [resolve(root, 'src/ui/assets/sightline.scss'), resolve(root, 'src/ui/assets/sightline.ts')],
    },
  },
})
