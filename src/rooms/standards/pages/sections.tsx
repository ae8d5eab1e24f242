import { SubNavigation } from '../../../ui/index.ts'

/** What the catalogue has: timescales, and what is measured over many children. */
export function CatalogueSections({ current }: { readonly current: 'standards' | 'indicators' | 'local' | undefined }) {
  return (
    <SubNavigation
      label="Parts of the catalogue"
      items={[
        { text: 'Standards', href: '/standards', current: current === 'standards' },
        { text: 'Indicators', href: '/indicators', current: current === 'indicators' },
        { text: 'Local settings', href: '/standards/local', current: current === 'local' },
        { text: 'Templates for what is missing', href: '/imports/templates', current: false },
      ]}
    />
  )
}
