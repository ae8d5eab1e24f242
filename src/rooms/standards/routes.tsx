import { z } from 'zod'
import { findStandard, standards } from '../../domain/standards/registry.ts'
import { notFound, page } from '../../server/reply.ts'
import { type Route, routeWith } from '../../server/route.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { StandardPage } from './pages/standard.tsx'

const route = routeWith<unknown>()

/** The catalogue of standards, and each of them with its law and worked examples. */
export const routes: readonly Route<unknown>[] = [
  route({
    method: 'GET',
    path: '/standards',
    permission: 'see-standards',
    audit: 'standards.listed',
    async handler() {
      return page({ title: 'Standards', current: 'standards', body: <CataloguePage standards={standards} /> })
    },
  }),
  route({
    method: 'GET',
    path: '/standards/:standardId',
    permission: 'see-standards',
    audit: 'standard.viewed',
    params: z.object({ standardId: z.string() }),
    async handler({ params }) {
      const standard = findStandard(params.standardId)
      if (standard === undefined) return notFound()
      return page({
        title: `${standard.id} ${standard.title}`,
        current: 'standards',
        breadcrumbs: [{ text: 'Standards', href: '/standards' }, { text: standard.id }],
        body: <StandardPage standard={standard} />,
      })
    },
  }),
]
