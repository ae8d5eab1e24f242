import { CountLink } from '../../../ui/index.ts'
import { listHref, unallocated, type View } from '../../live/index.ts'

/** How many children nobody holds, where that is known. */
export function WithoutWorker({ view, count }: { readonly view: View; readonly count: number | undefined }) {
  return (
    <p class="govuk-body">
      Children with no worker:{' '}
      {count === undefined ? (
        'not known, as no workers have been supplied.'
      ) : (
        <CountLink
          count={count}
          href={listHref(view, 'children-open', { worker: unallocated })}
          what="children with no worker"
        />
      )}
    </p>
  )
}
