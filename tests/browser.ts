// A real browser for tests and for looking: Chromium from the package @sparticuz/chromium, driven by Playwright.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as driver, type Page } from 'playwright-core'

/** Where screenshots go; git does not see it. */
export const screensFolder = resolve(import.meta.dirname, '../.cache/screens')

/** Starts a headless browser; works as root and without a display. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  // No page draws in three dimensions; a graphics card imitated by the processor takes a third of a test's time.
  chromium.setGraphicsMode = false
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter(each => each !== '--single-process'), '--font-render-hinting=none', '--disable-gpu'],
    headless: true,
  })
}

/** Something axe found wrong: its rule, what it says, and the first elements it is about. */
export interface Violation {
  readonly rule: string
  readonly help: string
  readonly impact: string
  readonly elements: readonly string[]
}

let axeSource: string | undefined

/** What axe-core finds wrong with the page as it stands, by WCAG 2.2 AA and good practice. Empty when nothing. */
export async function axe(page: Page): Promise<Violation[]> {
  axeSource ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    })
    return violations.map(each => ({
      rule: each.id,
      help: each.help,
      impact: each.impact ?? 'unknown',
      elements: each.nodes.slice(0, 5).map(node => node.html.slice(0, 200)),
    }))
  })
}

/**
 * How many pixels the page is wider than the window; 0 when nothing sticks out. Two frames after it is asked: in the first
 * the page may only be told that its window has changed.
 */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    await frame()
    await frame()
    return Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
  })
}

/** Takes a picture of the whole page at a width and returns the file's path. */
export async function screenshot(page: Page, name: string, width = 1280): Promise<string> {
  mkdirSync(screensFolder, { recursive: true })
  const path = resolve(screensFolder, `${name}-${width}.png`)
  await page.setViewportSize({ width, height: 900 })
  await page.screenshot({ path, fullPage: true, animations: 'disabled' })
  return path
}
