import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/properties.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // Starting a process and reading the same modules anew for each file took as long as half of the tests. So a file
    // leaves nothing changed behind that another could notice: what it replaces, it puts back.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
})
