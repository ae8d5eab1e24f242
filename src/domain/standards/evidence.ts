import { findTemplate, type Template, templates } from '../templates/index.ts'

/** Evidence that the extract of the case system holds. */
export type ExtractEvidence =
  | 'assessments'
  | 'enquiry outcomes'
  | 'conferences'
  | 'need plans'
  | 'protection reviews'
  | 'protection visits seen'
  | 'need visits seen'
  | 'care reviews'
  | 'participation in reviews'
  | 'care visits seen'
  | 'care visits seen alone'
  | 'reviews once placed for adoption'
  | 'visits once placed for adoption'
  | 'progress reviews'
  | 'involvements'
  | 'health assessments'
  | 'health assessments with their day'
  | 'dental checks'
  | 'difficulties scores'
  | 'immunisations'
  | 'care leaver contacts'
  | 'pathway plans'
  | 'care leavers'
  | 'ways to permanence'
  | 'plans for permanence'
  | 'reviewing officers'
  | 'assessment checkpoints (sightline_supervisions.csv)'
  | 'case supervisions (sightline_supervisions.csv)'
  | 'directions at allocation (sightline_supervisions.csv)'
  | 'unit discussions (sightline_supervisions.csv)'
  | 'chronologies (sightline_case_papers.csv)'
  | 'case summaries (sightline_case_papers.csv)'
  | 'genograms (sightline_case_papers.csv)'

/**
 * The evidence a standard is judged on: of the extract, or the rows of one of Sightline's own templates. If an authority
 * has never supplied it, the standard shows "no data".
 */
export type Evidence = ExtractEvidence | `template ${string}`

/** Where evidence is: the days of a fact table, of rows with one of these values in a column, with a flag known. */
export interface EvidencePlace {
  readonly table: string
  readonly day: string
  readonly of?: { readonly column: string; readonly values: readonly string[] }
  readonly known?: string
  /** Only the latest of each person is held: an early date is one not seen since, and no stray. */
  readonly isLatest?: true
  /** Some of what was done is told here, not all: it meets what it meets, and nothing is late for want of more. */
  readonly tellsSome?: true
}

const review = (kind: string): EvidencePlace => ({ table: 'review', day: 'on', of: { column: 'kind', values: [kind] } })
const visits = (known: string, ...kinds: string[]): EvidencePlace => ({
  table: 'visit',
  day: 'on',
  of: { column: 'kind', values: kinds },
  known,
})
const check = (kind: string): EvidencePlace => ({
  table: 'healthCheck',
  day: 'on',
  of: { column: 'kind', values: [kind] },
})
const datedCheck = (kind: string): EvidencePlace => ({ ...check(kind), known: 'dayKnown' })
const rows = (template: string): EvidencePlace => ({
  table: 'own',
  day: 'on',
  of: { column: 'template', values: [template] },
})
/** Rows of the templates that say they are of one of these kinds, which no two templates share. */
const ofKind = (...kinds: string[]): EvidencePlace => ({
  table: 'own',
  day: 'on',
  of: { column: 'kind', values: kinds },
})

/** Where the extract's evidence of each kind is: in any of these. */
export const extractEvidence: Readonly<Record<ExtractEvidence, readonly EvidencePlace[]>> = {
  assessments: [{ table: 'assessment', day: 'authorisedOn' }],
  'enquiry outcomes': [{ table: 'enquiry', day: 'endedOn' }],
  conferences: [{ table: 'conference', day: 'heldOn' }],
  'need plans': [{ table: 'needPlan', day: 'startedOn' }],
  'protection reviews': [review('protection')],
  'protection visits seen': [visits('seen', 'protection')],
  // Other visits meet what is judged by it too, but where no others are supplied those of need are not.
  'need visits seen': [visits('seen', 'need')],
  'care reviews': [review('care')],
  'participation in reviews': [{ ...review('care'), known: 'participation' }],
  'care visits seen': [visits('seen', 'care')],
  'care visits seen alone': [visits('seenAlone', 'care')],
  // Of a child placed for adoption the extract tells among the others, and the templates by themselves.
  'reviews once placed for adoption': [review('care'), rows('adoption_reviews')],
  'visits once placed for adoption': [visits('seen', 'care'), rows('adoption_visits')],
  'progress reviews': [review('progress')],
  // A referral or plan makes a holding too, by nobody: it is no sign that involvements are supplied.
  involvements: [{ table: 'holding', day: 'from', known: 'worker' }],
  'health assessments': [check('health assessment'), rows('health_assessments')],
  'health assessments with their day': [datedCheck('health assessment'), rows('health_assessments')],
  'dental checks': [check('dental check')],
  'difficulties scores': [{ table: 'difficultiesScore', day: 'on' }],
  immunisations: [{ table: 'immunisation', day: 'on' }],
  'care leaver contacts': [{ table: 'careLeaver', day: 'lastContactOn', isLatest: true }, rows('care_leaver_contacts')],
  'pathway plans': [{ table: 'careLeaver', day: 'pathwayPlanOn', isLatest: true }, rows('pathway_plans')],
  'care leavers': [{ table: 'careLeaver', day: 'toldOn', isLatest: true }, rows('care_leaver_contacts')],
  'ways to permanence': [{ table: 'permanence', day: 'decidedOn' }],
  'plans for permanence': [
    { table: 'permanencePlan', day: 'startedOn' },
    { table: 'own', day: 'on', of: { column: 'kind', values: ['permanence plan'] } },
  ],
  'reviewing officers': [{ table: 'chairing', day: 'from' }],
  // One template holds several kinds: a service that supplies one of them has not thereby supplied the others.
  // The census has room for one internal review of an assessment: of the checkpoints it does not tell it says nothing.
  'assessment checkpoints (sightline_supervisions.csv)': [
    ofKind('assessment checkpoint'),
    { ...review('assessment'), tellsSome: true },
  ],
  'case supervisions (sightline_supervisions.csv)': [ofKind('case supervision')],
  'directions at allocation (sightline_supervisions.csv)': [ofKind('direction at allocation', 'management oversight')],
  'unit discussions (sightline_supervisions.csv)': [ofKind('unit discussion')],
  'chronologies (sightline_case_papers.csv)': [ofKind('chronology')],
  'case summaries (sightline_case_papers.csv)': [ofKind('case summary')],
  'genograms (sightline_case_papers.csv)': [ofKind('genogram')],
}

/** Where evidence of a kind is, by which something may be late: in any of these. */
export function placesOf(evidence: Evidence): readonly EvidencePlace[] {
  return allPlacesOf(evidence).filter(each => each.tellsSome !== true)
}

function allPlacesOf(evidence: Evidence): readonly EvidencePlace[] {
  const template = templateIn(evidence)
  return template === undefined ? extractEvidence[evidence as ExtractEvidence] : [rows(template)]
}

/** The templates of which one has to be supplied for there to be any evidence; undefined where the extract may hold it. */
export function neededTemplates(evidence: Evidence): readonly string[] | undefined {
  const found: string[] = []
  for (const { table, of } of allPlacesOf(evidence)) {
    if (table !== 'own' || of === undefined) return undefined
    if (of.column === 'template') found.push(...of.values)
    else found.push(...templates.filter(each => hasKind(each, of.values)).map(each => each.name))
  }
  return found
}

function hasKind({ columns }: Template, kinds: readonly string[]): boolean {
  return columns.kind?.choices?.some(each => kinds.includes(each)) ?? false
}

/** What the authority would have to supply, in words: "core groups (Sightline’s template sightline_core_groups.csv)". */
export function evidenceWords(evidence: Evidence): string {
  const name = templateIn(evidence)
  if (name === undefined) return evidence
  const title = findTemplate(name)?.title ?? name
  return `${title.charAt(0).toLowerCase()}${title.slice(1)} (Sightline’s template sightline_${name}.csv)`
}

/** The template that holds the evidence; undefined where the extract does. */
export function templateIn(evidence: Evidence): string | undefined {
  return evidence.startsWith('template ') ? evidence.slice('template '.length) : undefined
}
