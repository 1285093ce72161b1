import { z } from 'zod'
import { type Route, json, route } from '#platform/http'
import { catalogueOf } from '../catalogue-of.ts'
import { inLanguage } from '../request-type.ts'

const typeShape = z.object({
  code: z.string(),
  version: z.number().int(),
  title: z.string(),
  description: z.string(),
  unit: z.string(),
  sector: z.string(),
  level: z.string(),
  archetype: z.string(),
  anonymous: z.boolean(),
  serviceTargetWorkingDays: z.number().nullable(),
  silence: z.string(),
})

/** What may be asked of the city, for programs. */
export function catalogueApiRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/request-types',
      audience: 'api',
      access: 'catalogue:read',
      summary: 'List the request types in force with their fields and legal block',
      answers: z.object({ items: z.array(typeShape) }),
      handle: async (call) => {
        const { types } = await catalogueOf(call.house)
        return json({
          items: types
            .filter((type) => type.active)
            .map(({ code, version, definition }) => ({
              code,
              version,
              title: inLanguage(definition.title, call.locale),
              description: inLanguage(definition.description, call.locale),
              unit: definition.unitCode,
              sector: definition.sectorCode,
              level: definition.level,
              archetype: definition.archetype,
              channels: definition.channels,
              anonymous: definition.anonymous,
              serviceTargetWorkingDays: definition.regime.serviceTargetWorkingDays ?? null,
              statutoryPeriod: definition.regime.statutoryPeriod ?? null,
              silence: definition.regime.silence,
              legalBasis: definition.regime.legalBasis,
              requiredDocuments: definition.requiredDocuments.map((item) => inLanguage(item, call.locale)),
              fields: definition.fields.map((field) => ({
                name: field.name,
                kind: field.kind,
                label: inLanguage(field.label, call.locale),
                required: field.required,
                choices: field.choices?.map((choice) => choice.value) ?? null,
              })),
            })),
        })
      },
    }),
  ]
}
