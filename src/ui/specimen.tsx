import type { VNode } from 'preact'
import { Link } from './govuk/link.tsx'
import { Badge } from './govuk/tag.tsx'
import { IdentityBar, KeyFigure, KeyFigures, PageHeading } from './layout/headings.tsx'
import { Page } from './layout/page.tsx'
import { PrintButton } from './layout/tools.tsx'
import { ChartsSpecimen } from './specimen/charts.tsx'
import { FormsSpecimen, PartsSpecimen } from './specimen/forms.tsx'
import { BoardSpecimen, ListSpecimen } from './specimen/tables.tsx'
import { WordsSpecimen } from './specimen/words.tsx'
import { CountLink } from './words/numbers.tsx'
import { Sparkline } from './words/sparkline.tsx'

const rising = [402, 405, 411, 408, 412, 413, 415, 419, 422, 418, 425, 428, 431]

/** Every component on one page with made-up data: to look at, and for tests in a browser. */
export function specimen(options: {
  readonly nonce: string
  readonly stale?: boolean
  readonly version?: number
}): VNode {
  return (
    <Page
      title="Specimen"
      nonce={options.nonce}
      csrf="specimen"
      authority="Northbrook Council"
      person={{ name: 'Alex Fern', role: 'Team manager, Unit Kite' }}
      synthetic
      navigation={[
        { text: 'Home', href: '/' },
        { text: 'Live', href: '/live', current: true },
        { text: 'Due', href: '/due' },
        { text: 'Explore', href: '/explore' },
        { text: 'How long', href: '/how-long' },
        { text: 'Imports', href: '/imports' },
      ]}
      breadcrumbs={[
        { text: 'Children and Families', href: '/' },
        { text: 'Family Intervention', href: '/' },
        { text: 'Unit Kite' },
      ]}
      dataLine={{
        version: options.version ?? 12,
        source: 'Case system extract of Mon 23 Nov 2026, 06:00',
        attention: { count: 14, href: '/imports/issues' },
        stale: options.stale ? 'nothing new since Thu 19 Nov 2026' : undefined,
      }}
      footer={[
        { text: 'How figures are counted', href: '/standards' },
        { text: 'Accessibility', href: '/accessibility' },
      ]}
    >
      <PageHeading
        caption="Unit Kite"
        lead="Where children wait longer than they should, today."
        actions={<PrintButton />}
      >
        How are we doing?
      </PageHeading>
      <KeyFigures>
        <KeyFigure
          title="Children open"
          line={<Sparkline width={160} height={32} values={rising} label="13 months to Nov 2026" />}
        >
          <CountLink count={431} href="/children" what="children open" />
        </KeyFigure>
        <KeyFigure
          title="Overdue now"
          note="3 for over 20 working days"
          line={
            <Sparkline
              width={160}
              height={32}
              values={[9, 12, 11, 8, 14, 19, 22, 25, 21, 26, 28, 30, 27]}
              label="13 months to Nov 2026"
            />
          }
        >
          <CountLink count={27} href="/due" what="deadlines overdue" />
        </KeyFigure>
        <KeyFigure
          title="Due in the next five working days"
          line={
            <Sparkline
              width={160}
              height={32}
              values={[60, 66, null, null, 71, 64, 70, 73, 75, 78]}
              label="13 months to Nov 2026"
            />
          }
        >
          <CountLink count={78} href="/due" what="deadlines due in the next five working days" />
        </KeyFigure>
        <KeyFigure title="Done in time, 12 months" note="between 88% and 91% once chance is allowed for">
          <CountLink count={5533} of={6125} href="/due" what="done in time" />
        </KeyFigure>
      </KeyFigures>
      <IdentityBar
        title="Ash Example"
        badges={<Badge colour="purple">Restricted</Badge>}
        actions={<Link href="https://case-system.example/9f3c">Open in the case system</Link>}
        facts={[
          { name: 'Age', value: '7' },
          { name: 'Open for', value: 'Protection plan since 12 Mar 2026' },
          { name: 'Held by', value: 'Robin Teasel' },
          { name: 'Unit', value: 'Unit Kite' },
        ]}
      />
      <WordsSpecimen />
      <BoardSpecimen />
      <ListSpecimen />
      <ChartsSpecimen />
      <FormsSpecimen />
      <PartsSpecimen />
    </Page>
  )
}
