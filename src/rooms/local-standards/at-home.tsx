import { may } from '../../domain/access/permissions.ts'
import { day } from '../../domain/calendar/day.ts'
import { longDate } from '../../domain/calendar/wording.ts'
import { settingInWords } from '../../domain/standards/local/localise.ts'
import { findStandard } from '../../domain/standards/registry.ts'
import type { RoomRequest } from '../../server/index.ts'
import { listWaiting, type ProposedChange } from '../../store/local-standards.ts'
import { Link } from '../../ui/index.ts'
import { namesOfPeople, type RoomServices } from '../services.ts'
import { changeHref } from './addresses.ts'

type Asking = Pick<RoomRequest<RoomServices>, 'services' | 'principal'>

/** What waits for this reader to approve or decline. */
export async function approvalsFor({ services, principal }: Asking): Promise<ProposedChange[]> {
  if (!may(principal, 'approve-local-standards')) return []
  return listWaiting(services.store.db, services.authority.id, principal.id)
}

/** So many on a home page; the rest is on the page of all settings. */
const shown = 5

/** Settings that wait for the reader, for their home page; nothing where there are none. */
export async function ApprovalsAtHome(request: Asking) {
  const waiting = await approvalsFor(request)
  if (waiting.length === 0) return undefined
  const names = await namesOfPeople(request.services)
  return (
    <section aria-label="Settings to approve">
      <h2 class="govuk-heading-m">Settings of standards for you to approve or decline: {waiting.length}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {waiting.slice(0, shown).map(each => (
          <li>
            <Link href={changeHref(each)}>
              {each.standard_id} {findStandard(each.standard_id)?.title}: {settingInWords(each.setting)}
            </Link>{' '}
            <span class="sl-quiet">
              from {longDate(day(each.from_on))}, proposed by{' '}
              <bdi>{names.get(each.proposed_by) ?? each.proposed_by}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {waiting.length > shown && (
        <p class="govuk-body">
          <Link href="/standards/local">Show all {waiting.length} proposals</Link>
        </p>
      )}
    </section>
  )
}
