import { expect, it } from 'vitest'
import { checkServerVersion, DatabaseTooOld } from './server-version.ts'
import { withStores } from './testing.ts'

withStores('the version of the database', getStore => {
  it('is told where it is too old, with the one that is needed', async () => {
    await expect(checkServerVersion(getStore().db)).resolves.toBeUndefined()
    await expect(checkServerVersion(getStore().db, 99)).rejects.toThrow(DatabaseTooOld)
    await expect(checkServerVersion(getStore().db, 99)).rejects.toThrow(
      /^This is PostgreSQL \d\d, and Sightline needs 99 or later\. Nothing was made in it\./,
    )
  })
})
