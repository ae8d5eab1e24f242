import { seenReader } from '../../analysis/index.ts'
import { type Organisation, unitOf, wholeName } from '../../domain/access/organisation.ts'
import { may } from '../../domain/access/permissions.ts'
import { type Day, parseDay } from '../../domain/calendar/day.ts'
import { holderOn, holdersOf } from '../../domain/record/holder.ts'
import { page, type Reply, type RoomRequest } from '../../server/index.ts'
import { type Children, hrefWith } from '../../ui/index.ts'
import type { RoomServices } from '../services.ts'
import { readCaseLink } from '../settings/index.ts'
import type { ChildOnDay } from './addresses.ts'
import { type CaseFile, openCaseFile } from './case-file.ts'
import { ChildFrame, type FrameProps } from './pages/child-frame.tsx'

/** What is read of a child whichever of the child's pages is opened. */
export type Opened = Omit<FrameProps, 'tab' | 'children'>

type AskedFor = Pick<RoomRequest<RoomServices>, 'services' | 'organisation' | 'principal' | 'today'> & {
  readonly params: { readonly childId: string }
  readonly query: { readonly on?: string | undefined }
}

/** The day a page is asked for: today, where the address names none. */
export function dayAsked(on: string | undefined, today: Day): Day {
  return (on === undefined ? undefined : parseDay(on)) ?? today
}

/** Opens a child's file for a page; undefined where nothing is held of such a child. Two queries. */
export async function openChild(request: AskedFor): Promise<Opened | undefined> {
  const { services, organisation, principal, params, query, today } = request
  const asked: ChildOnDay = { childId: params.childId, on: query.on }
  const [file, caseLink, facts] = await Promise.all([
    openCaseFile(request, asked.childId, dayAsked(asked.on, today)),
    readCaseLink(services, asked.childId),
    services.childFacts(asked.childId),
  ])
  return (
    file && {
      asked,
      file,
      seen: seenReader(services.model, file.on)(asked.childId),
      organisation,
      caseLink,
      restricted: facts?.restricted === true,
      maySeeAccess: may(principal, 'see-access-log'),
      mayRestrict: may(principal, 'restrict-children'),
    }
  )
}

/** One tab of the child's page. */
export function tabPage(title: string, tab: FrameProps['tab'], opened: Opened, children: Children, live = true): Reply {
  return page({
    title,
    live,
    breadcrumbs: [...pathTo(opened.file, opened.organisation), { text: 'The child' }],
    body: (
      <ChildFrame {...opened} tab={tab}>
        {children}
      </ChildFrame>
    ),
  })
}

/** From the directorate down to the unit that holds the child, as far as it is known. */
export function pathTo({ record, on }: CaseFile, organisation: Organisation) {
  const unit = unitOf(organisation, holderOn(holdersOf(record), on)?.unit)
  const service = organisation.services.find(each => each.id === unit?.serviceId)
  return [
    { text: wholeName(organisation), href: '/live' },
    ...(service ? [{ text: service.name, href: hrefWith('/live', { service: service.id }) }] : []),
    ...(unit ? [{ text: unit.name, href: hrefWith('/live', { unit: unit.id }) }] : []),
  ]
}
