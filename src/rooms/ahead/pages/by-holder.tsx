import { Count, CountLink, EmptyState, Table } from '../../../ui/index.ts'
import { type AheadReading, type Holder, nobody } from '../reading.ts'

/** What falls due on each holder beside what was done before: whether it is more than is usually done. */
export function ByHolder({ reading }: { readonly reading: AheadReading }) {
  const { holders, holdersAre, address } = reading
  const what = holdersAre === 'worker' ? 'Worker' : 'Unit'
  return (
    <>
      <Table<Holder>
        caption={`By ${holdersAre}, against what was done before`}
        captionSize="m"
        rows={holders}
        empty={<EmptyState title="Nobody has anything due">Nothing falls due, and nothing was done before.</EmptyState>}
        columns={[
          { key: 'name', heading: what, cell: each => each.name },
          {
            key: 'due',
            heading: 'Falls due',
            numeric: true,
            cell: each => (
              <CountLink
                count={each.due}
                href={`${address({ of: each.id || nobody })}#list`}
                what={`fall due: ${each.name}`}
              />
            ),
          },
          { key: 'done', heading: 'Done before', numeric: true, cell: each => <Count count={each.done} /> },
          { key: 'so', heading: 'That is', cell: each => loadWords(each) },
        ]}
      />
      <p class="govuk-body-s">
        In order of name. Done before: in as many days up to yesterday, in time or late, by who held the child when it
        fell due. More will come: what begins anew with each visit or review made in these days is not in it.
      </p>
    </>
  )
}

/** How what is due compares with what is usually done, in words. */
export function loadWords({ due, done }: Pick<Holder, 'due' | 'done'>): string {
  if (due === 0) return 'nothing ahead'
  if (done === 0) return 'nothing done before to compare with'
  const times = due / done
  if (times >= 1.5) return 'at least half as many again as was done'
  if (times > 1.1) return 'more than was done'
  return times >= 0.9 ? 'about as many as was done' : 'fewer than was done'
}
