import { openBrowser, axe, overflow } from './tests/browser.ts'
const base = process.env.BASE ?? 'http://localhost:3901/'
const who = new RegExp(process.env.WHO ?? 'Sign in as', 'i')
const paths = process.argv.slice(2)
const browser = await openBrowser()
for (const width of (process.env.WIDTHS ?? '1280,375').split(',').map(Number)) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  page.on('console', m => m.type() === 'error' && console.log('console', m.text()))
  await page.goto(`${base}sign-in`)
  await page.getByRole('button', { name: who }).last().click()
  await page.waitForURL(u => !/sign-in/.test(String(u)))
  for (const path of paths) {
    const answer = await page.goto(base + path.replace(/^\//, ''))
    const name = path.replace(/[^a-z0-9]+/gi, '-')
    await page.screenshot({ path: `/tmp/shots/${name}-${width}.png`, clip: { x: 0, y: 0, width, height: 1500 }, fullPage: true })
    console.log(width, path, answer?.status(), 'axe', JSON.stringify(await axe(page)), 'overflow', await overflow(page))
  }
}
await browser.close()
