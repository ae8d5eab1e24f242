import { z } from 'zod'
import { may } from '../../domain/access/permissions.ts'
import { fileNameOf, findTemplate } from '../../domain/templates/index.ts'
import { file, notFound, page, routeWith } from '../../server/index.ts'
import type { RoomServices } from '../services.ts'
import { TemplatePage } from './pages/template.tsx'
import { TemplatesPage } from './pages/templates.tsx'
import { templateCsv, templatesZip } from './template-files.ts'

const route = routeWith<RoomServices>()
const params = z.object({ template: z.string().max(60) })

/** Whoever may not see imports has no page to go back to. */
function pathFor(principal: Parameters<typeof may>[0]) {
  return may(principal, 'see-imports') ? [{ text: 'Imports', href: '/imports' }] : []
}

/** Sightline's own templates: what they are for, and as files to fill in. They hold nothing of anybody. */
export const templateRoutes = [
  route({
    method: 'GET',
    path: '/imports/templates',
    permission: 'see-standards',
    audit: 'templates.viewed',
    async handler({ principal, services }) {
      return page({
        title: 'Templates',
        current: 'imports',
        breadcrumbs: [...pathFor(principal), { text: 'Templates' }],
        body: <TemplatesPage coverage={services.coverage()} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/imports/templates/zip',
    permission: 'see-standards',
    audit: 'templates.exported',
    async handler() {
      return file({ name: 'sightline-templates.zip', type: 'application/zip', content: await templatesZip() })
    },
  }),
  route({
    method: 'GET',
    path: '/imports/templates/:template',
    permission: 'see-standards',
    audit: 'templates.viewed',
    params,
    async handler({ principal, params: asked, services }) {
      const template = findTemplate(asked.template)
      if (template === undefined) return notFound()
      return page({
        title: `Template: ${template.title}`,
        current: 'imports',
        breadcrumbs: [
          ...pathFor(principal),
          { text: 'Templates', href: '/imports/templates' },
          { text: fileNameOf(template) },
        ],
        body: <TemplatePage template={template} coverage={services.coverage()} />,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/imports/templates/:template/csv',
    permission: 'see-standards',
    audit: 'templates.exported',
    params,
    async handler({ params: asked }) {
      const template = findTemplate(asked.template)
      if (template === undefined) return notFound()
      return file({ name: fileNameOf(template), type: 'text/csv', content: templateCsv(template) })
    },
  }),
]
