import { z } from 'zod'
import { dueList } from '../../analysis/index.ts'
import { may } from '../../domain/access/permissions.ts'
import { thresholdMeasures } from '../../domain/thresholds/measures.ts'
import { childName } from '../../domain/words/child-name.ts'
import { page, routeWith, tableFile, tableFormats } from '../../server/index.ts'
import { decisionsInScope, escalationsInScope, listDecisions, listEscalations } from '../../store/thresholds/index.ts'
import { hrefWith } from '../../ui/index.ts'
import { childHref } from '../child/index.ts'
import { type AnyRequest, namesOf, openingFor, type RoomServices } from '../services.ts'
import { decisionsTable, escalationsTable } from './as-table.ts'
import {
  decisionsAsked,
  decisionsChosen,
  decisionsQuery,
  escalationsAsked,
  escalationsChosen,
  escalationsQuery,
  measuredMonths,
  recent,
} from './filter.ts'
import { DecisionsPage, EscalationsPage } from './pages/lists.tsx'
import { MeasuresPage } from './pages/measures.tsx'
import { inOrder, measured, readAll, readFrameworks } from './reading.ts'

const route = routeWith<RoomServices>()
/** Rows on one page of a list: the latest, or the most pressing. */
const shown = 200
const top = { text: 'Thresholds', href: '/thresholds' }

/** Measures of thresholds, and the lists behind them. */
export const listRoutes = [
  route({
    method: 'GET',
    path: '/thresholds/measures',
    permission: 'see-numbers',
    audit: 'thresholds.viewed',
    async handler(request) {
      const { services, principal, today } = request
      const [frameworks, { decisions, escalations }] = await Promise.all([
        readFrameworks(services),
        countedFor(request),
      ])
      const own = recent(decisions, today)
      const standing = inOrder(escalations, frameworks, today)
      const counts = Map.groupBy(own, each => each.level_name)
      const names = [...new Set([...frameworks.current.framework.levels.map(each => each.name), ...counts.keys()])]
      return page({
        title: 'Measures of thresholds',
        current: 'oversight',
        breadcrumbs: [top, { text: 'Measures' }],
        body: (
          <MeasuresPage
            measures={thresholdMeasures(
              own.map(each => measured(each, frameworks)),
              today,
            )}
            levels={names.map(name => ({ name, count: counts.get(name)?.length ?? 0 }))}
            escalations={{
              open: escalationsAsked(standing, { state: 'open' }).length,
              overdue: escalationsAsked(standing, { state: 'overdue' }).length,
              settled: escalationsAsked(standing, { state: 'settled' }).length,
            }}
            months={measuredMonths}
            mayList={may(principal, 'list-children')}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/thresholds/decisions',
    permission: 'list-children',
    audit: 'thresholds.listed',
    query: decisionsQuery,
    async handler(request) {
      const { principal, query, noteViewed } = request
      const { frameworks, counted, rows } = await decisionsOf(request, query)
      const first = rows.slice(0, shown)
      const ids = first.map(each => each.child_id)
      noteViewed(ids, 'listed with threshold decisions')
      const names = await namesOf(request, ids)
      return page({
        title: 'Threshold decisions',
        current: 'oversight',
        breadcrumbs: [top, { text: 'Decisions' }],
        body: (
          <DecisionsPage
            {...{ counted, frameworks }}
            rows={first}
            outside={counted - rows.length}
            chosen={decisionsChosen(query)}
            path="/thresholds/decisions"
            exportHref={exportOf(principal, '/thresholds/decisions/export', query)}
            maySeeNumbers={may(principal, 'see-numbers')}
            childName={linkTo(names)}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/thresholds/decisions/export',
    permission: 'export-lists',
    audit: 'thresholds.exported',
    query: decisionsQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { query, noteViewed } = request
      const { frameworks, rows } = await decisionsOf(request, query)
      const ids = rows.map(each => each.child_id)
      noteViewed(ids, 'exported with threshold decisions')
      return tableFile(decisionsTable(rows, frameworks, await namesOf(request, ids)), query.format)
    },
  }),
  route({
    method: 'GET',
    path: '/thresholds/escalations',
    permission: 'list-children',
    audit: 'escalations.listed',
    query: escalationsQuery,
    async handler(request) {
      const { services, principal, query, today, noteViewed } = request
      const { counted, rows } = await escalationsOf(request, query)
      const first = rows.slice(0, shown)
      const ids = first.map(each => each.row.child_id)
      noteViewed(ids, 'listed with escalations')
      const names = await namesOf(request, ids)
      const plans = dueList(services.model, today, openingFor(request), {
        standards: new Set(['CP-13']),
        states: new Set(['overdue']),
      })
      return page({
        title: 'Escalation log',
        current: 'oversight',
        breadcrumbs: [top, { text: 'Escalations' }],
        body: (
          <EscalationsPage
            {...{ counted }}
            rows={first}
            outside={counted - rows.length}
            chosen={escalationsChosen(query)}
            path="/thresholds/escalations"
            exportHref={exportOf(principal, '/thresholds/escalations/export', query)}
            maySeeNumbers={may(principal, 'see-numbers')}
            longPlans={new Set(plans.items.map(each => each.childId)).size}
            childName={linkTo(names)}
          />
        ),
      })
    },
  }),
  route({
    method: 'GET',
    path: '/thresholds/escalations/export',
    permission: 'export-lists',
    audit: 'escalations.exported',
    query: escalationsQuery.extend({ format: z.enum(tableFormats) }),
    async handler(request) {
      const { query, noteViewed } = request
      const { rows } = await escalationsOf(request, query)
      const ids = rows.map(each => each.row.child_id)
      noteViewed(ids, 'exported with escalations')
      return tableFile(escalationsTable(rows, await namesOf(request, ids)), query.format)
    },
  }),
]

/** What this reader’s numbers are of: everything, or the children they may open where their numbers are of their own. */
async function countedFor(request: AnyRequest) {
  const { services, principal, numbersScope } = request
  if (numbersScope.kind === 'authority') return readAll(request)
  return services.readAs(principal, async db => ({
    decisions: await listDecisions(db, services.authority.id),
    escalations: await listEscalations(db, services.authority.id),
  }))
}

async function decisionsOf(request: AnyRequest, query: z.infer<typeof decisionsQuery>) {
  const { services, principal, today } = request
  const [frameworks, { decisions }, mine] = await Promise.all([
    readFrameworks(services),
    countedFor(request),
    services.readAs(principal, db => decisionsInScope(db, services.authority.id)),
  ])
  const asked = decisionsAsked(decisions, query, frameworks, today)
  return { frameworks, counted: asked.length, rows: asked.filter(each => mine.has(each.decision_id)) }
}

async function escalationsOf(request: AnyRequest, query: z.infer<typeof escalationsQuery>) {
  const { services, principal, today } = request
  const [frameworks, { escalations }, mine] = await Promise.all([
    readFrameworks(services),
    countedFor(request),
    services.readAs(principal, db => escalationsInScope(db, services.authority.id)),
  ])
  const asked = escalationsAsked(inOrder(escalations, frameworks, today), query)
  return { counted: asked.length, rows: asked.filter(each => mine.has(each.row.escalation_id)) }
}

function exportOf(
  principal: AnyRequest['principal'],
  path: string,
  query: Readonly<Record<string, string | undefined>>,
) {
  return may(principal, 'export-lists') ? (format: string) => hrefWith(path, { ...query, format }) : undefined
}

function linkTo(names: ReadonlyMap<string, string>) {
  return (childId: string) => (
    <a class="govuk-link" href={childHref({ childId, on: undefined }, 'thresholds')}>
      <bdi>{childName(names, childId)}</bdi>
    </a>
  )
}
