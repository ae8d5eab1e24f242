/** A child's processes were looked at. */
export const viewed = (childId: string) => ({ event: 'legal.viewed', childId }) as const
/** Something of them was entered or decided. */
export const recorded = (childId: string) => ({ event: 'legal.recorded', childId }) as const
