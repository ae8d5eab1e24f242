import type { Store } from '../../store/store.ts'
import { createSecretBox } from '../secret-box.ts'
import type { Sessions } from '../sessions.ts'
import type { Settings } from '../settings.ts'
import { createLocalAccounts } from './local-accounts.ts'
import type { SignInMeans } from './means.ts'
import { createProvider } from './provider.ts'
import { createSteps } from './steps.ts'

/** The ways in that the settings ask for. */
export function createSignIn(given: {
  readonly settings: Pick<Settings, 'secretKeys' | 'localAccounts' | 'provider'>
  readonly store: Store
  readonly authority: string
  readonly sessions: Sessions
  readonly clock: () => Date
  /** Told why the identity provider could not be asked, each time it could not. */
  readonly onProviderAway?: (why: string) => void
  /** Stands in for the network in tests. */
  readonly fetch?: typeof fetch
}): SignInMeans {
  const { settings, store, authority, sessions, clock } = given
  const [key, ...older] = settings.secretKeys
  return {
    store,
    sessions,
    steps: createSteps(store.db, authority),
    accounts:
      settings.localAccounts && key !== undefined
        ? createLocalAccounts(store, authority, createSecretBox([key, ...older]))
        : undefined,
    provider:
      settings.provider &&
      createProvider(settings.provider, {
        ...{ clock, onAway: given.onProviderAway },
        ...(given.fetch && { fetch: given.fetch }),
      }),
  }
}
