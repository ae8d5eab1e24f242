import type { DurationClock } from '../../analysis/index.ts'

/** The three clocks: what the choice is called, and what it counts. */
export const clocks: Readonly<Record<DurationClock, { readonly name: string; readonly says: string }>> = {
  involvement: {
    name: 'This involvement',
    says: 'Months since the referral that opened the present episode, whatever the plan.',
  },
  plan: { name: 'Present plan', says: 'Months on the present plan or status.' },
  cumulative: {
    name: 'Last 36 months',
    says: 'Months open in the last 36, closures of 90 days or fewer joined, so that closing and reopening does not start again.',
  },
}

/** In the order of the choice. */
export const clockOrder = ['involvement', 'plan', 'cumulative'] as const satisfies readonly DurationClock[]
