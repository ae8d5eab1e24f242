import { day } from '../../domain/calendar/day.ts'
import { englandAndWales } from '../../domain/calendar/working-calendar.ts'
import { type EscalationStanding, standingOf } from '../../domain/thresholds/escalation.ts'
import type { Framework } from '../../domain/thresholds/framework.ts'
import type { MeasuredDecision } from '../../domain/thresholds/measures.ts'
import type { RoomRequest } from '../../server/index.ts'
import {
  type AuditedDecision,
  type EscalationRow,
  type FrameworkVersion,
  frameworkVersions,
  listDecisions,
  listEscalations,
} from '../../store/thresholds/index.ts'
import type { RoomServices } from '../services.ts'

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal' | 'today'>

/** The versions of the framework, and each by its number. */
export interface Frameworks {
  readonly all: readonly FrameworkVersion[]
  readonly current: FrameworkVersion
  /** The version; the current one for a number there never was, which nothing recorded here has. */
  of(version: number): Framework
}

export async function readFrameworks({
  store,
  authority,
}: Pick<RoomServices, 'store' | 'authority'>): Promise<Frameworks> {
  const all = await frameworkVersions(store.db, authority.id)
  const current = all[0]!
  const byVersion = new Map(all.map(each => [each.version, each.framework]))
  return { all, current, of: version => byVersion.get(version) ?? current.framework }
}

/** A disagreement as it stands. */
export interface StandingEscalation {
  readonly row: EscalationRow
  readonly standing: EscalationStanding
}

/** Disagreements with how they stand today: what is overdue first, then what waits, then what is settled. */
export function inOrder(rows: readonly EscalationRow[], frameworks: Frameworks, today: number): StandingEscalation[] {
  const order = ['overdue', 'waiting', 'answered', 'settled']
  return rows
    .map(row => ({ row, standing: standingFor(row, frameworks, today) }))
    .sort(
      (a, b) =>
        order.indexOf(a.standing.state) - order.indexOf(b.standing.state) || a.standing.at.dueOn - b.standing.at.dueOn,
    )
}

/** How one stands. */
export function standingFor(row: EscalationRow, frameworks: Frameworks, today: number): EscalationStanding {
  const { stages } = frameworks.of(row.version)
  const settledOn = row.settled_on === null ? undefined : day(row.settled_on)
  return standingOf({ stages, steps: row.steps, settledOn }, today, englandAndWales)
}

/** All that is recorded, whoever asks, without the restricted children they are not named on: for counts. */
export async function readAll({ services, principal }: Asking) {
  const { store, authority } = services
  const hidden = services.hiddenFrom(principal)
  const [decisions, escalations] = await Promise.all([
    listDecisions(store.db, authority.id),
    listEscalations(store.db, authority.id),
  ])
  const isKnown = (each: { readonly child_id: string }) => !hidden.has(each.child_id)
  return { decisions: decisions.filter(isKnown), escalations: escalations.filter(isKnown) }
}

/** A decision as measures need it. */
export function measured(each: AuditedDecision, frameworks: Frameworks): MeasuredDecision {
  const { levels, domains } = frameworks.of(each.version)
  const protective = new Set(
    domains.flatMap(one => one.indicators.filter(indicator => indicator.kind === 'protective').map(one => one.id)),
  )
  const nameOf = (id: string | null) => (id === null ? undefined : (levels.find(one => one.id === id)?.name ?? id))
  return {
    decisionId: each.decision_id,
    childId: each.child_id,
    decidedOn: day(each.decided_on),
    level: each.level_name,
    direction: each.direction ?? undefined,
    referrerLevel: nameOf(each.referrer_level),
    auditorLevel: each.audit?.level_name,
    hasContext: each.contexts.length > 0,
    hasProtective: each.indicators.some(one => protective.has(one)),
    consent: each.consent,
    partnerView: each.partner_view,
  }
}
