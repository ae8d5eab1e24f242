import { z } from 'zod'
import { maySeeChild } from '../../domain/access/scope.ts'
import { page, redirect, routeWith } from '../../server/index.ts'
import { findChildren } from '../../store/child-names.ts'
import { EmptyState, PageHeading, Table } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { homeOf } from './home.ts'

const route = routeWith<RoomServices>()

export const routes = [
  route({
    method: 'GET',
    path: '/',
    permission: 'signed-in',
    audit: 'home.viewed',
    async handler({ principal }) {
      return redirect(homeOf(principal) ?? '/standards')
    },
  }),
  route({
    method: 'POST',
    path: '/search',
    permission: 'search-children',
    audit: 'children.searched',
    body: z.object({ search: z.string().max(200) }),
    async handler({ services, body, scope, principal, noteViewed }) {
      const words = body.search.trim()
      const found =
        words.length < 2
          ? []
          : await services.readAs(principal, db => findChildren(db, services.authority.id, words, 500))
      const may: typeof found = []
      for (const each of found) {
        const facts = await services.childFacts(each.childId)
        if (facts !== undefined && maySeeChild(scope, facts, principal).allowed) may.push(each)
      }
      const shown = may.slice(0, 50)
      noteViewed(
        shown.map(each => each.childId),
        'found by searching',
      )
      return page({
        title: 'Search',
        live: false,
        body: (
          <>
            <PageHeading lead="Children within your scope whose name or id matches.">Search</PageHeading>
            <Table
              caption="Children found"
              captionHidden
              rows={shown}
              empty={
                <EmptyState title="Nobody found">
                  {words.length < 2
                    ? 'Type at least two letters of a name, or an id.'
                    : 'No child within your scope matches. Check the spelling, or try the id from the case system.'}
                </EmptyState>
              }
              columns={[
                {
                  key: 'name',
                  heading: 'Child',
                  cell: each => (
                    <a class="govuk-link" href={`/children/${encodeURIComponent(each.childId)}`}>
                      {each.name || `Child ${each.childId}`}
                    </a>
                  ),
                },
                { key: 'id', heading: 'Id', cell: each => each.childId },
              ]}
            />
          </>
        ),
      })
    },
  }),
]
