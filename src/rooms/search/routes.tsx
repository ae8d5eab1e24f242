import { z } from 'zod'
import { maySeeChild } from '../../domain/access/scope.ts'
import { buildRecord } from '../../domain/record/build.ts'
import { unnamedChild } from '../../domain/words/child-name.ts'
import { page, redirect, routeWith } from '../../server/index.ts'
import { findChildren } from '../../store/child-names.ts'
import { EmptyState, numberText, PageHeading, Table } from '../../ui/index.ts'
import { ageWords, readPeople } from '../child/index.ts'
import { heldColumn } from '../live/index.ts'
import type { RoomServices } from '../services.ts'
import { homeOf } from './home.ts'

const route = routeWith<RoomServices>()

/** As many as anybody reads through. */
const mostShown = 50
/** As many as are looked at for those within the reader's scope. */
const mostFound = 500

/** A child found, with who holds it today. */
interface Found {
  readonly childId: string
  readonly name: string
  readonly worker: string | undefined
  readonly unit: string | undefined
}

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
    async handler({ services, organisation, body, scope, principal, today, noteViewed }) {
      const words = body.search.trim()
      const found =
        words.length < 2
          ? []
          : await services.readAs(principal, db => findChildren(db, services.authority.id, words, mostFound))
      const may: Found[] = []
      for (const each of found) {
        const facts = await services.childFacts(each.childId)
        if (facts !== undefined && maySeeChild(scope, facts, principal).allowed)
          may.push({ ...each, worker: facts.worker, unit: facts.unit })
      }
      const shown = may.slice(0, mostShown)
      const ids = shown.map(each => each.childId)
      noteViewed(ids, 'found by searching')
      const people = await services.readAs(principal, db => readPeople(db, services.authority.id, ids))
      const ageOf = ({ childId }: Found) =>
        ageWords(buildRecord(childId, people.get(childId)?.rows ?? [], services.mappings()), today)
      const held = heldColumn(organisation)
      return page({
        title: 'Search',
        live: false,
        body: (
          <>
            <PageHeading lead="Children within your scope whose name or id matches.">Search</PageHeading>
            {may.length > mostShown && (
              <p class="govuk-body">
                The first {mostShown} of {found.length === mostFound ? 'very many' : numberText(may.length)}. More of
                the name, or the id, finds fewer.
              </p>
            )}
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
                      {each.name || unnamedChild(each.childId)}
                    </a>
                  ),
                },
                { key: 'age', heading: 'Age', cell: ageOf },
                {
                  ...held,
                  cell: each =>
                    !each.worker && !each.unit && !organisation.holdersUnknown ? 'nobody' : held.cell(each),
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
