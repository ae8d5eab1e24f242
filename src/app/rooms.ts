import { routes as accessReview } from '../rooms/access-review/index.ts'
import { routes as account } from '../rooms/account/index.ts'
import { routes as ahead } from '../rooms/ahead/index.ts'
import { routes as calendarFeed } from '../rooms/calendar-feed/index.ts'
import { routes as campaigns } from '../rooms/campaigns/index.ts'
import { routes as child } from '../rooms/child/index.ts'
import { routes as dataQuality } from '../rooms/data-quality/index.ts'
import { routes as due } from '../rooms/due/index.ts'
import { routes as duration } from '../rooms/duration/index.ts'
import { routes as explore } from '../rooms/explore/index.ts'
import { routes as home } from '../rooms/home/index.ts'
import { routes as imports } from '../rooms/imports/index.ts'
import { routes as legal } from '../rooms/legal/index.ts'
import { routes as live } from '../rooms/live/index.ts'
import { routes as localStandards } from '../rooms/local-standards/index.ts'
import { routes as material } from '../rooms/material/index.ts'
import { routes as oversight } from '../rooms/oversight/index.ts'
import { routes as packs } from '../rooms/packs/index.ts'
import { routes as people } from '../rooms/people/index.ts'
import { routes as reports } from '../rooms/reports/index.ts'
import { routes as search } from '../rooms/search/index.ts'
import { routes as settings } from '../rooms/settings/index.ts'
import { routes as standards } from '../rooms/standards/index.ts'
import { routes as thresholds } from '../rooms/thresholds/index.ts'
import { routes as tracking } from '../rooms/tracking/index.ts'
import { routes as whoMayOpen } from '../rooms/who-may-open/index.ts'
import type { NavigationEntry } from '../server/house.ts'

/** Every address of the product, besides those of the server itself. */
export const routes = [
  ...search,
  ...home,
  ...live,
  ...due,
  ...ahead,
  ...duration,
  ...campaigns,
  ...thresholds,
  ...explore,
  ...child,
  ...legal,
  ...oversight,
  ...tracking,
  ...standards,
  ...localStandards,
  ...dataQuality,
  ...imports,
  ...whoMayOpen,
  ...people,
  ...accessReview,
  ...reports,
  ...material,
  ...packs,
  ...settings,
  ...account,
  ...calendarFeed,
]

/** The main navigation, in order. */
export const navigation: readonly NavigationEntry[] = [
  { key: 'home', href: '/home', text: 'Home', permission: 'see-numbers' },
  { key: 'live', href: '/live', text: 'Live', permission: 'see-numbers' },
  { key: 'due', href: '/due', text: 'Due', permission: 'list-children' },
  { key: 'ahead', href: '/ahead', text: 'Ahead', permission: 'list-children' },
  { key: 'oversight', href: '/oversight', text: 'Oversight', permission: 'list-children' },
  { key: 'tracking', href: '/tracking', text: 'Progress', permission: 'list-children' },
  { key: 'legal', href: '/legal', text: 'Legal', permission: 'list-children' },
  { key: 'explore', href: '/explore', text: 'Explore', permission: 'see-numbers' },
  { key: 'how-long', href: '/how-long', text: 'How long', permission: 'see-numbers' },
  { key: 'standards', href: '/standards', text: 'Standards', permission: 'see-standards' },
  { key: 'data-quality', href: '/data-quality', text: 'Data quality', permission: 'see-numbers' },
  { key: 'imports', href: '/imports', text: 'Imports', permission: 'see-imports' },
  { key: 'material', href: '/material', text: 'Material', permission: 'see-material' },
  { key: 'packs', href: '/packs', text: 'Packs', permission: 'see-packs' },
  { key: 'reports', href: '/reports', text: 'Reports', permission: 'see-published' },
  { key: 'outside', href: '/material/given', text: 'Outside', permission: 'publish-reports' },
  { key: 'access', href: '/access', text: 'Access', permission: 'review-access' },
  { key: 'people', href: '/people', text: 'People', permission: 'manage-people' },
  { key: 'cover', href: '/cover', text: 'Cover', permission: 'give-cover' },
  { key: 'settings', href: '/settings', text: 'Settings', permission: 'change-settings' },
]
