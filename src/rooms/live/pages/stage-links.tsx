import type { Stage } from '../../../domain/standards/standard.ts'
import { numberText } from '../../../domain/words/numbers.ts'
import type { StageLines } from '../board-lines.ts'

/** Where a part of the journey begins in the table. */
export const stageAnchor = (stage: Stage) => `part-${stage.replaceAll(' ', '-')}`

/** What is overdue in one part of the journey: "10 overdue". */
export function overdueWords(rows: StageLines['rows']): string {
  const overdue = rows.reduce((sum, each) => sum + each.line.overdue, 0)
  return overdue === 0 ? 'none overdue' : `${numberText(overdue)} overdue`
}

/** The parts of the child's journey that the table has, each with what is overdue in it, to go straight there. */
export function StageLinks({ stages }: { readonly stages: readonly StageLines[] }) {
  if (stages.length < 2) return null
  return (
    <nav aria-label="Parts of the child’s journey" class="sl-stage-links">
      <ul class="govuk-list">
        {stages.map(({ stage, heading, rows }) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={`#${stageAnchor(stage)}`}>
              {heading}
            </a>{' '}
            <span class="sl-quiet">{overdueWords(rows)}</span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
