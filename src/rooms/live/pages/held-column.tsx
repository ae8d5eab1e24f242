import type { Organisation } from '../../../domain/access/organisation.ts'
import type { Children } from '../../../ui/index.ts'
import { holderNamer } from '../holder-name.ts'
import { unitName } from '../part.ts'

interface Held {
  readonly worker?: string | undefined
  readonly unit?: string | undefined
}

/** The column of a table that says who holds each child's case, and under them their unit. */
export function heldColumn(
  organisation: Organisation,
  heading = 'Who holds the case',
): { readonly key: string; readonly heading: string; readonly cell: (each: Held) => Children } {
  const holderName = holderNamer(organisation)
  return {
    key: 'held',
    heading,
    cell: ({ worker, unit }) => (
      <div>
        {worker === undefined ? <strong>{holderName(worker)}</strong> : <bdi>{holderName(worker)}</bdi>}
        <br />
        <span class="sl-quiet">{unitName(organisation, unit)}</span>
      </div>
    ),
  }
}
