import type { Stream } from './random.ts'

const beginnings = 'Al Bre Cor Dav Eli Fen Gwi Hol Ila Jor Kes Lum Mer Nov Ori Pel Quin Rho Sel Tam Ula Ver Wil Yar Zan'
const endings = 'vo rin-Sy sa-Lo drimi mi-Ro lowy wenka thavi belo ko-Ren ravin stovi niexa xilo delly'
const firstParts =
  'Oat Quill Bramble Thistle Copper Marsh Lantern Pebble Harrow Willow Cinder Foxglove Juniper Saddle Tinder Velvet'
const lastParts =
  'bramble feather kettle-Test combe-Test wick-Sample hollow button mere-Test shade whistle fold-Test lantern gate-Sample spindle downy thimble'

const words = {
  beginnings: beginnings.split(' '),
  endings: endings.split(' '),
  firstParts: firstParts.split(' '),
  lastParts: lastParts.split(' '),
}

/** An invented forename, such as Alvo or Merrin-Sy: plainly nobody's. */
export function forename(random: Stream): string {
  return random.pick(words.beginnings) + random.pick(words.endings)
}

/** An invented surname, such as Quillfeather or Oatkettle-Test. */
export function surname(random: Stream): string {
  return random.pick(words.firstParts) + random.pick(words.lastParts)
}
