/** Of fewer than this a share is told as so many of so many, without a percentage: it says nothing of how it usually is. */
export const fewestForShare = 20

/** Of fewer than this no median or mean is told. */
export const fewestForAverage = 5

/** Of fewer than this in a month its share is no point of a chart: one child would swing it. Our own threshold. */
export const fewestInMonth = 5

/** By fewer pairs than this no agreement beyond chance (kappa) is told. */
export const fewestForKappa = 10
