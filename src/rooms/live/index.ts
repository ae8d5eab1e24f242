export { asAt, asked } from './asked.ts'
export { type ChosenPart, choosePart } from './part.ts'
export { routes } from './routes.tsx'
