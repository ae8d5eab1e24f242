import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
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
    // In two processes that go from file to file: to start one for each, and to read the same modules in it, took longer
    // than most of them do. So a file leaves nothing changed behind that another could notice: what it replaces, it puts
    // back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
})
