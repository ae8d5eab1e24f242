import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { asCalled } from '../../domain/indicators/as-called.ts'
import { indicatorsByStage } from '../../domain/indicators/by-stage.ts'
import { findIndicator, indicatorsNotComputed } from '../../domain/indicators/registry.ts'
import { findStandard, standardsNotComputed } from '../../domain/standards/registry.ts'
import { stageOf } from '../../domain/standards/stage-of.ts'
import type { Stage, Standard } from '../../domain/standards/standard.ts'
import { notFound, page } from '../../server/reply.ts'
import { routeWith } from '../../server/route.ts'
import { LocalSettingSection, readLocalSetting } from '../local-standards/index.ts'
import type { RoomServices } from '../services.ts'
import { indicatorsQuery, standardsQuery } from './asked.ts'
import { currentOf } from './current.ts'
import { listStandards } from './listed.ts'
import { CataloguePage } from './pages/catalogue.tsx'
import { IndicatorPage } from './pages/indicator.tsx'
import { IndicatorsPage } from './pages/indicators.tsx'
import { NotComputedPage } from './pages/not-computed.tsx'
import { StandardPage } from './pages/standard.tsx'
import { suppliedOf } from './supplied.ts'
import { stageWords } from './words.ts'

const route = routeWith<RoomServices>()

const toStandards = { text: 'Standards', href: '/standards' }
const toIndicators = { text: 'Indicators', href: '/indicators' }

/** The catalogue: standards and indicators, each with its law, and what is missing where one is not worked out. */
export const routes = [
  route({
    method: 'GET',
    path: '/standards',
    permission: 'see-standards',
    audit: 'standards.listed',
    query: standardsQuery,
    async handler({ services, query, today }) {
      const standards = services.standards().on(today)
      return page({
        title: 'Standards',
        current: 'standards',
        body: <CataloguePage listed={listStandards(standards, services.coverage())} query={query} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/standards/:standardId',
    permission: 'see-standards',
    audit: 'standard.viewed',
    params: z.object({ standardId: z.string() }),
    async handler(request) {
      const { services, params, today } = request
      const missing = standardsNotComputed.find(each => each.id === params.standardId)
      const written = findStandard(params.standardId)
      const standard = written && services.standards().byId(written.id, today)
      const body =
        missing !== undefined ? (
          <NotComputedPage entry={missing} stage={stageOf(missing.id)} what="standard" />
        ) : standard !== undefined ? (
          <StandardPage
            standard={standard}
            written={written}
            supplied={suppliedOf(standard, services.coverage())}
            setting={
              <LocalSettingSection read={await readLocalSetting(request, services.standards().dated(standard.id))} />
            }
          />
        ) : undefined
      if (body === undefined) return notFound()
      const { id, title } = missing ?? standard!
      return page({ title: `${id} ${title}`, current: 'standards', breadcrumbs: [toStandards, { text: id }], body })
    },
  }),
  route({
    method: 'GET',
    path: '/indicators',
    permission: 'see-standards',
    audit: 'indicators.listed',
    query: indicatorsQuery,
    async handler({ query }) {
      return page({ title: 'Indicators', current: 'standards', body: <IndicatorsPage query={query} /> })
    },
  }),
  route({
    method: 'GET',
    path: '/indicators/:indicatorId',
    permission: 'see-standards',
    audit: 'indicator.viewed',
    params: z.object({ indicatorId: z.string().max(60) }),
    async handler(request) {
      const { services, params, principal, today } = request
      const missing = indicatorsNotComputed.find(each => each.id === params.indicatorId)
      const found = findIndicator(params.indicatorId)
      const indicator = found && asCalled(found, services.standards(), today)
      if (missing === undefined && indicator === undefined) return notFound()
      const { id, title } = missing ?? indicator!
      const body =
        indicator === undefined ? (
          <NotComputedPage entry={missing!} stage={stageOfIndicator(id)!} what="indicator" />
        ) : (
          <IndicatorPage
            indicator={indicator}
            belongsTo={belongsTo(id, services.standards().on(today))}
            current={may(principal, 'see-numbers') ? currentOf(request, indicator) : undefined}
            mayList={may(principal, 'list-children')}
            today={today}
            set={services.standards()}
          />
        )
      return page({ title, current: 'standards', breadcrumbs: [toStandards, toIndicators, { text: id }], body })
    },
  }),
]

/** The part of the child's journey an indicator belongs to, or the standard it is counted of. */
function belongsTo(id: string, standards: readonly Standard[]): string {
  const stage = stageOfIndicator(id)
  if (stage !== undefined) return stageWords[stage]
  return standards.find(each => each.id === id.split('.')[0])?.title ?? 'The whole service'
}

function stageOfIndicator(id: string): Stage | undefined {
  return indicatorsByStage.find(each => [...each.computed, ...each.notComputed].some(other => other.id === id))?.stage
}
