import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { openStore } from '../src/store/open.ts'
import { startTestServer } from '../src/store/testing-server.ts'

/**
 * One PostgreSQL server for a whole run of tests, started when the first of them asks for a database (`newDatabase`) and
 * removed when the last is over. A server of its own took each suite seconds, and its tables one more.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let begun: ReturnType<typeof begin> | undefined
  const door = createServer(async ({ url }, response) => {
    try {
      begun ??= begin()
      const { server, migrated } = await begun
      response.end(await server.database(url === '/migrated' ? migrated : undefined))
    } catch (error) {
      response.statusCode = 500
      response.end(String(error))
    }
  })
  await new Promise<void>(done => door.listen(0, '127.0.0.1', done))
  provide('databases', `http://127.0.0.1:${(door.address() as AddressInfo).port}/`)
  return async () => {
    door.closeAllConnections()
    door.close()
    await begun?.then(
      ({ server }) => server.remove(),
      () => {},
    )
  }
}

async function begin() {
  const server = await startTestServer()
  try {
    const migrated = await server.database()
    await (await openStore({ url: migrated, folder: '' })).close()
    return { server, migrated }
  } catch (error) {
    await server.remove()
    throw error
  }
}
