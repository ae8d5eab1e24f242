import { z } from 'zod'
import { findStandard } from '../../domain/standards/registry.ts'
import type { Standard } from '../../domain/standards/standard.ts'
import type { AnyRequest } from '../services.ts'

/** The id of a standard, in an address. */
export const standardId = z.string().max(60)

/** The page that those of one standard's settings stand below. */
export const top = { text: 'Standards', href: '/standards' }

/** The standard with all its settings by date; undefined where there is none with this id. */
export function datedStandard({ services }: Pick<AnyRequest, 'services'>, id: string): Standard | undefined {
  return findStandard(id) && services.standards().dated(id)
}

/** The way to a page of one standard’s settings. */
export function crumbs(standard: Standard, here: string) {
  return [top, { text: standard.id, href: `/standards/${standard.id}` }, { text: here }]
}
