import { must, type Proof } from '../proof.ts'
import { publishedFigures } from './figures.ts'
import { heldBeside } from './held-beside.ts'
import { madeAndImported } from './made.ts'

const round = (value: number) => Math.round(value * 10) / 10

/** The made-up authority at full size, through the ordinary import, beside what is published of Hackney. */
export const bands: Proof = {
  name: 'bands',
  title: 'Published bands',
  async prove({ folder, say }) {
    const { model, asOf, children } = await madeAndImported(folder, 19_000, '2025-04-01')
    const held = publishedFigures.map(figure => heldBeside(figure, model, asOf, children))
    for (const { figure, value, band, within } of held) {
      const between = `${round(band[0])} to ${round(band[1])}`
      say(
        `${within ? 'within' : 'OUTSIDE'}  ${figure.what}: ${round(value)}; published ${figure.published}, ${between}`,
      )
    }
    const outside = held.filter(each => !each.within).map(each => each.figure.what)
    must(outside.length === 0, `Outside the band: ${outside.join('; ')}.`)
  },
}
