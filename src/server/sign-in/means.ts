import type { Store } from '../../store/store.ts'
import type { Sessions } from '../sessions.ts'
import type { LocalAccounts } from './local-accounts.ts'
import type { Provider } from './provider.ts'
import type { Steps } from './steps.ts'

/** The ways in that are set up, besides the demonstration's. */
export interface SignInMeans {
  readonly accounts?: LocalAccounts | undefined
  readonly provider?: Provider | undefined
  readonly store: Store
  readonly steps: Steps
  readonly sessions: Sessions
}
