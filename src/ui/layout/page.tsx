import { assetUrls } from '../assets.ts'
import {
  Breadcrumbs,
  type BreadcrumbsProps,
  type NavigationItem,
  PrimaryNavigation,
  SkipLink,
} from '../govuk/navigation.tsx'
import { type Children, classes, type LinkTo } from '../kit.ts'
import { DataLine, type DataLineProps } from './data-line.tsx'
import { Footer } from './footer.tsx'
import { Header, type Person } from './header.tsx'

export interface PageProps {
  /** What the page is; " - Sightline" follows in the window's title. Never a child's name: titles reach histories. */
  readonly title: string
  /** The response's nonce for scripts and styles. */
  readonly nonce: string
  /** The session's token, sent back by every form as `_csrf`. */
  readonly csrf: string
  readonly authority?: string | undefined
  /** Who is signed in; without one there is neither search nor navigation. */
  readonly person?: Person | undefined
  readonly navigation?: readonly NavigationItem[] | undefined
  readonly dataLine?: DataLineProps | undefined
  readonly breadcrumbs?: BreadcrumbsProps['items'] | undefined
  /** The data is made up: a strip says so on every page. */
  readonly synthetic?: boolean | undefined
  readonly footer?: readonly LinkTo[] | undefined
  /** After how many minutes without use the person is signed out: the page says so before. */
  readonly idleMinutes?: number | undefined
  /** False keeps the page as it is when new data arrives: answers to a form, pages being written on. */
  readonly live?: boolean | undefined
  /** A form was not taken: the window's title says so first. */
  readonly error?: boolean | undefined
  readonly children: Children
}

/** A whole document: head, header, navigation, where the data is from, the page itself, footer. */
export function Page(props: PageProps) {
  const { nonce, person, dataLine } = props
  const { stylesheet, script, icon } = assetUrls()
  const live = person !== undefined && dataLine !== undefined && props.live !== false
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${props.error ? 'Error: ' : ''}${props.title} - Sightline`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#0b0c0c" />
        {icon !== undefined && <link rel="icon" href={icon} type="image/svg+xml" />}
        {stylesheet !== undefined && <link rel="stylesheet" href={stylesheet} nonce={nonce} />}
        {script !== undefined && <script type="module" src={script} nonce={nonce} />}
      </head>
      <body
        class="govuk-template__body"
        data-live={live ? '/events' : undefined}
        data-idle={person && props.idleMinutes}
      >
        <SkipLink />
        <p class="govuk-visually-hidden" role="status" data-announce />
        {person && <p class="sl-news sl-news--session" role="alert" data-session />}
        <Header csrf={props.csrf} authority={props.authority} person={person} synthetic={props.synthetic} />
        {person && props.navigation && <PrimaryNavigation label="Main" items={props.navigation} />}
        <div class="govuk-width-container">
          {dataLine && (
            <section aria-label="Data">
              <DataLine {...dataLine} />
              <p class="sl-news" role="status" data-news />
            </section>
          )}
          {props.breadcrumbs && <Breadcrumbs items={props.breadcrumbs} />}
          <main class={classes('govuk-main-wrapper', 'sl-main')} id="main" tabIndex={-1}>
            {props.children}
          </main>
        </div>
        <Footer links={props.footer} />
      </body>
    </html>
  )
}
