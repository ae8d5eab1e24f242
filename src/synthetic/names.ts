import type { Stream } from './random.ts'

const beginnings = [
  'Al',
  'Bre',
  'Cor',
  'Dav',
  'Eli',
  'Fen',
  'Gwi',
  'Hol',
  'Ila',
  'Jor',
  'Kes',
  'Lum',
  'Mer',
  'Nov',
  'Ori',
  'Pel',
  'Quin',
  'Rho',
  'Sel',
  'Tam',
  'Ula',
  'Ver',
  'Wil',
  'Yar',
  'Zan',
]
const endings = ['vo', 'rin', 'sa', 'dric', 'mi', 'lo', 'wen', 'tha', 'bel', 'ko', 'ra', 'ston', 'nie', 'xi', 'dell']
const firstParts = [
  'Oat',
  'Quill',
  'Bramble',
  'Thistle',
  'Copper',
  'Marsh',
  'Lantern',
  'Pebble',
  'Harrow',
  'Willow',
  'Cinder',
  'Foxglove',
  'Juniper',
  'Saddle',
  'Tinder',
  'Velvet',
]
const lastParts = [
  'bramble',
  'feather',
  'worth-Test',
  'combe',
  'wick',
  'hollow',
  'stone',
  'mere',
  'shade',
  'thorpe-Test',
  'fold',
  'bank',
  'gate',
  'lea',
  'spindle',
  'down',
]

/** An invented forename: plainly nobody's. */
export function forename(random: Stream): string {
  return random.pick(beginnings) + random.pick(endings)
}

/** An invented surname, such as Quillfeather or Oatworth-Test. */
export function surname(random: Stream): string {
  return random.pick(firstParts) + random.pick(lastParts)
}
