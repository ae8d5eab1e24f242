/** The Government Analysis Function's colours for categories, in their order, and greys for what is compared with. */
export const palette = {
  darkBlue: '#12436D',
  turquoise: '#28A197',
  darkPink: '#801650',
  orange: '#F46A25',
  grey: '#6F777B',
  lightGrey: '#BFC1C3',
  ink: '#0B0C0C',
} as const
