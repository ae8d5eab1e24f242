import fc from 'fast-check'

/**
 * Properties are tried on other examples each time, so that they go on finding things; on CI always on the same ones, so
 * that what turns red there is what was changed. `SIGHTLINE_SEED` tries again what a run has found.
 */
const seed = process.env.SIGHTLINE_SEED ?? (process.env.CI ? '20190903' : undefined)
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) })
