import type { Organisation } from '../../../domain/access/organisation.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type Children, IdentityBar, PrintButton, Tabs } from '../../../ui/index.ts'
import { type Asked, childHref } from '../addresses.ts'
import type { CaseFile } from '../case-file.ts'
import { ageWords, holderWords, nameOf, openWords } from '../identity.ts'

export interface FrameProps {
  readonly asked: Asked
  readonly file: CaseFile
  readonly organisation: Organisation
  readonly tab: 'now' | 'deadlines' | 'record'
  readonly children: Children
}

/** What stands around each of a child's tabs: who the child is, the day it is told on, the other tabs. */
export function ChildFrame({ asked, file, organisation, tab, children }: FrameProps) {
  const { record, on } = file
  const holder = holderWords(record, organisation, on)
  return (
    <>
      <IdentityBar
        title={nameOf(record)}
        facts={[
          { name: 'Age', value: ageWords(record, on) },
          { name: 'Open for', value: openWords(record, on) },
          { name: 'Case held by', value: holder.worker },
          { name: 'Unit', value: holder.unit },
          { name: 'Id in the case system', value: file.childId },
          { name: 'As known on', value: longDate(on) },
        ]}
        actions={<PrintButton />}
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
          {
            href: childHref(asked, 'record'),
            text: 'The record as imported',
            current: tab === 'record',
            count: file.rows.length,
          },
        ]}
      >
        {children}
      </Tabs>
    </>
  )
}
