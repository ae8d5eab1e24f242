import type { Day } from '../../../domain/calendar/day.ts'
import { longDate } from '../../../domain/calendar/wording.ts'
import { type Children, hrefWith, PageHeading, PrintButton, SubNavigation } from '../../../ui/index.ts'
import type { Home } from '../posts.ts'

interface HomeHeadingProps {
  readonly homes: readonly Home[]
  readonly home: Home
  readonly today: Day
  readonly title: Children
  readonly lead: string
}

/** What every home begins with: whose it is and, for somebody with several posts, the way to the others. */
export function HomeHeading({ homes, home, today, title, lead }: HomeHeadingProps) {
  return (
    <>
      <PageHeading caption={`${home.position}, ${longDate(today)}`} lead={lead} actions={<PrintButton />}>
        {title}
      </PageHeading>
      {homes.length > 1 && (
        <SubNavigation
          label="Your posts"
          items={homes.map((each, index) => ({
            text: each.position,
            href: homeHref(index),
            current: each === home,
          }))}
        />
      )}
    </>
  )
}

/** One's home by the number of the post, the first where it is left out. */
function homeHref(index = 0): string {
  return hrefWith('/home', { post: index === 0 ? undefined : index + 1 })
}
