import { type Day, day } from '../../../domain/calendar/day.ts'
import { shortDate } from '../../../domain/calendar/wording.ts'
import { capital } from '../../../domain/words/capital.ts'
import { Details, KeyFigure, KeyFigures, Link, StateTag, SummaryList } from '../../../ui/index.ts'
import { childHref, LastSeen } from '../../child/index.ts'
import { isOverdue } from '../../oversight/index.ts'
import { decisionHref } from '../addresses.ts'
import type { Card } from '../card.ts'
import { decisionTitle, reasonWords } from '../words.ts'

interface CardProps {
  readonly card: Card
  readonly today: Day
  readonly ownerName: (ownerId: string) => string
}

/** What a meeting needs of a child on one page, the clocks first. */
export function CardView({ card, today, ownerName }: CardProps) {
  const { agenda, facts, late, views } = card
  const { clocks, reasons } = agenda
  const months = (value: number | undefined) => (value === undefined ? 'none' : value)
  return (
    <section aria-labelledby="card" class="sl-card-of-child">
      <h2 class="govuk-heading-m" id="card">
        What is known
      </h2>
      <KeyFigures>
        <KeyFigure
          title="Months on the present plan"
          note={clocks.planSince === undefined ? undefined : `since ${shortDate(clocks.planSince)}`}
        >
          {months(clocks.plan)}
        </KeyFigure>
        <KeyFigure
          title="Months of this involvement"
          note={clocks.involvementSince === undefined ? undefined : `since ${shortDate(clocks.involvementSince)}`}
        >
          {months(clocks.involvement)}
        </KeyFigure>
        <KeyFigure title="Months open of the last 36" note="short closures joined">
          {clocks.cumulative}
        </KeyFigure>
        <KeyFigure title="Overdue now">{late.length}</KeyFigure>
      </KeyFigures>
      <SummaryList
        rows={[
          {
            key: 'Why on the agenda',
            value: reasons.length === 0 ? 'put on by hand' : reasons.map(reasonWords).join('; '),
          },
          { key: 'Last seen', value: <LastSeen seen={card.seen} on={today} /> },
          ...facts.map(({ key, value }) => ({ key, value: <bdi>{value}</bdi> })),
          { key: 'Siblings and others', value: <Family card={card} /> },
          {
            key: 'Level, as last seen here',
            value:
              views === undefined
                ? 'no view recorded at a meeting yet'
                : `Worker: ${views.worker ?? 'not said'}. Manager: ${views.manager ?? 'not said'}. (${shortDate(day(views.on))})`,
          },
        ]}
      />
      {late.length > 0 && (
        <Details summary={`Overdue: ${late.length}`} open={late.length <= 4}>
          <ul class="govuk-list govuk-list--bullet">
            {late.map(each => (
              <li>{each}</li>
            ))}
          </ul>
        </Details>
      )}
      <Before {...{ card, today, ownerName }} />
    </section>
  )
}

function Family({ card }: { readonly card: Card }) {
  const { relatives, unnamed } = card.family
  const others = unnamed.siblings + unnamed.others
  if (relatives.length === 0 && others === 0) return <>none recorded</>
  return (
    <ul class="govuk-list">
      {relatives.map(each => (
        <li>
          {each.mayOpen ? (
            <Link href={childHref({ childId: each.childId, on: undefined })}>
              <bdi>{each.name}</bdi>
            </Link>
          ) : (
            <bdi>{each.name}</bdi>
          )}
          , {each.tie.charAt(0).toLowerCase() + each.tie.slice(1)}, {each.age}
          {each.heldBy === undefined ? '' : `, held by ${each.heldBy}`}
        </li>
      ))}
      {others > 0 && <li>{others} more outside your scope</li>}
    </ul>
  )
}

/** What was decided and asked for before, and what became of it. */
function Before({ card, today, ownerName }: CardProps) {
  const { decisions, recorded, directions } = card
  const open = directions.filter(
    each => each.confirmed_on === null && each.withdrawn_on === null && each.closedOn === undefined,
  )
  return (
    <>
      <h3 class="govuk-heading-s">Decided before</h3>
      {decisions.length === 0 ? (
        <p class="govuk-body">No review of this child’s progress is recorded.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {decisions.slice(0, 6).map(each => {
            const own = recorded.get(each.key)
            const title = `${shortDate(each.on)}: ${decisionTitle(each.decision)}`
            return (
              <li>
                {own === undefined ? title : <Link href={decisionHref(own)}>{title}</Link>}
                {each.carriedOutOn !== undefined
                  ? `. ${each.carriedOutAs ?? 'Carried out'}, ${shortDate(each.carriedOutOn)}`
                  : each.carryOutBy !== undefined
                    ? `, by ${shortDate(each.carryOutBy)}. Nothing shows it was carried out`
                    : ''}
                {each.running > 1 && each.decision === 'continue' ? ` (continued ${each.running} times running)` : ''}
              </li>
            )
          })}
        </ul>
      )}
      <h3 class="govuk-heading-s">Directions open</h3>
      {open.length === 0 ? (
        <p class="govuk-body">None.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {open.map(each => (
            <li>
              <bdi>{each.what}</bdi>. <bdi>{capital(ownerName(each.owner_id))}</bdi>, by {shortDate(day(each.due_on))}{' '}
              {isOverdue(each, today) && <StateTag state="overdue" />}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
