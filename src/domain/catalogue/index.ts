export { broughtBy, standardsIn, templateNeededBy, templatesHolding } from './brings.ts'
export { type CatalogueEntry, catalogueOfIndicators, catalogueOfStandards, type IndicatorEntry } from './catalogue.ts'
