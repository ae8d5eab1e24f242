import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

/** Files in which a page is made, a cell read or a rule worked out: hundreds of them, each over in an instant. */
const short = [
  'src/domain/**/*',
  'src/rooms/**/*',
  'src/server/*',
  'src/synthetic/**/*',
  'src/analysis/examples/*',
  'src/ui/*/**/*',
  'src/intake/{formats,map,parse,read,receive}/**/*',
].map(each => `${each}.test.{ts,tsx}`)

const every = ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}']

export default defineConfig({
  test: {
    globalSetup: ['tests/one-server.ts', 'tests/run-folder.ts'],
    setupFiles: ['tests/properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Run by Node itself, as Sightline is (docs/adr/0001). Vite's own runner makes every use of an import a call, by
    // which long work took half as long again, and transformed some six hundred modules anew for each process.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', new URL('bin/tsx-hooks.mjs', import.meta.url).href],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // Each in a process of its own: in one where much has run before, long work takes up to six times as long.
        test: { name: 'apart', include: every, exclude: short, isolate: true },
      },
      {
        extends: true,
        // Together: starting a process and reading the same modules anew for each took longer than they do. So a file
        // leaves nothing changed behind that another could notice: what it replaces, it puts back.
        test: { name: 'together', include: short, isolate: false },
      },
    ],
  },
})
