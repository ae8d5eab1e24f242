import type { Seen } from '../../../analysis/index.ts'
import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { Badge, type Children, IdentityBar, Link, PrintButton, SubNavigation, Tabs } from '../../../ui/index.ts'
import { type ChildOnDay, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { ageWords, holderWords, nameOf, openWords } from '../identity.ts'
import { absenceOn, absenceWords } from '../missing.ts'
import { LastSeen } from './last-seen.tsx'

export interface FrameProps {
  readonly asked: ChildOnDay
  readonly file: CaseFile
  /** Undefined where the last import does not hold the child. */
  readonly seen: Seen | undefined
  readonly organisation: Organisation
  readonly tab: 'now' | 'deadlines' | 'oversight' | 'thresholds' | 'campaigns' | 'record' | 'access'
  /** Where the child is found in the case system; undefined where the authority has not said. */
  readonly caseLink?: string | undefined
  readonly restricted?: boolean | undefined
  /** The reader may see who looked at the child. */
  readonly maySeeAccess?: boolean | undefined
  /** The reader may decide who opens the child. */
  readonly mayRestrict?: boolean | undefined
  readonly children: Children
}

/** What stands around each of a child's tabs: who the child is, the day it is told on, the other tabs. */
export function ChildFrame(props: FrameProps) {
  const { asked, file, organisation, tab, caseLink, restricted, maySeeAccess, children } = props
  const { record, on } = file
  const holder = holderWords(record, organisation, on)
  const absence = absenceOn(record, on)
  const isOversight = tab === 'oversight' || tab === 'thresholds' || tab === 'campaigns'
  return (
    <>
      <IdentityBar
        title={<bdi>{nameOf(record)}</bdi>}
        badges={
          <>
            {absence !== undefined && <Badge colour="red">{absenceWords(absence, on, record)}</Badge>}
            {restricted && <Badge colour="purple">Restricted</Badge>}
          </>
        }
        facts={[
          { name: 'Age', value: ageWords(record, on) },
          { name: 'Open for', value: openWords(record, on) },
          { name: 'Last seen', value: <LastSeen seen={props.seen} on={on} /> },
          { name: 'Case held by', value: <bdi>{holder.worker}</bdi> },
          { name: 'Unit', value: <bdi>{holder.unit}</bdi> },
          { name: 'Id in the case system', value: <bdi>{file.childId}</bdi> },
          {
            name: 'As known on',
            value:
              asked.on === undefined ? (
                longDate(on)
              ) : (
                <>
                  {longDate(on)} <Link href={childHref({ childId: asked.childId, on: undefined })}>Show today</Link>
                </>
              ),
          },
        ]}
        actions={
          <>
            {caseLink !== undefined && (
              <Link href={caseLink} plain attributes={{ rel: 'noreferrer' }}>
                Open in the case system
              </Link>
            )}
            {props.mayRestrict && (
              <Link href={`/children/${encodeURIComponent(file.childId)}/who-may-open`} plain>
                Who may open it
              </Link>
            )}
            <PrintButton />
          </>
        }
      />
      <Tabs
        label="Parts of this child's page"
        items={[
          { href: childHref(asked), text: 'Now and the journey', current: tab === 'now' },
          {
            href: childHref(asked, 'deadlines'),
            text: 'All deadlines',
            current: tab === 'deadlines',
            count: file.standings.length,
          },
          { href: childHref(asked, 'oversight'), text: 'Oversight', current: isOversight },
          {
            href: childHref(asked, 'record'),
            text: 'The record as imported',
            current: tab === 'record',
            count: file.rows.length,
          },
          ...(maySeeAccess
            ? [{ href: childHref(asked, 'access'), text: 'Access history', current: tab === 'access' }]
            : []),
        ]}
      >
        {isOversight && <OversightParts {...{ asked, tab }} />}
        {children}
      </Tabs>
    </>
  )
}

/** What managers record of a child, part by part. */
function OversightParts({ asked, tab }: Pick<FrameProps, 'asked' | 'tab'>) {
  const path = `/children/${encodeURIComponent(asked.childId)}`
  return (
    <SubNavigation
      label="What managers record of this child"
      items={[
        { href: childHref(asked, 'oversight'), text: 'Notes and directions', current: tab === 'oversight' },
        { href: `${path}/progress`, text: 'Progress meetings', current: false },
        { href: childHref(asked, 'thresholds'), text: 'Level of help', current: tab === 'thresholds' },
        { href: childHref(asked, 'campaigns'), text: 'Bulk reviews', current: tab === 'campaigns' },
        { href: `${path}/legal`, text: 'Legal', current: false },
      ]}
    />
  )
}
