import { z } from 'zod'
import { type Call, type Reply, type Route, notFound, page, refused, route, seeOther } from '#platform/http'
import { beginDraft, offerType } from '../edit-type.ts'
import { type EditedType, type TypeVersion, listEditedTypes, listVersions } from '../editing-store.ts'
import { inLanguage } from '../request-type.ts'
import { type EditedTemplate, listEditedTemplates } from '../templates-store.ts'
import { CATALOGUE_PATH, type CatalogueTools, catalogueToolsOf, typeUrl } from './catalogue-tools.ts'
import { definitionOf } from './list-routes.tsx'
import { catalogueRefusalSentence } from './messages/index.ts'
import { TypePage } from './type-page.tsx'

const params = z.object({ code: z.string().regex(/^[A-Z0-9-]{2,16}$/) })
const rule = { audience: 'agent', access: 'catalogue.edit', params } as const
const PATH = `${CATALOGUE_PATH}/:code`

/** What the page of a type shows. */
export interface TypeView {
  type: EditedType
  versions: readonly TypeVersion[]
  templates: readonly EditedTemplate[]
}

/** The page of a type, and the acts that need no form. */
export function typeRoutes(): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: PATH,
      handle: async (call) => {
        const [tools, view] = [await catalogueToolsOf(call), await readType(call)]
        if (tools === undefined || view === undefined) return notFound()
        return page(nameOf(view.type, tools), <TypePage view={view} tools={tools} />, { current: CATALOGUE_PATH })
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${PATH}/change`,
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => beginDraft(work, call.params))
        if (!outcome.ok) return refused(outcome.refusal, catalogueRefusalSentence(outcome.refusal, call.locale))
        return seeOther(typeUrl(call.params.code, 'draft'))
      },
    }),
    route({ ...rule, method: 'POST', path: `${PATH}/withdraw`, handle: (call) => offer(call, false) }),
    route({ ...rule, method: 'POST', path: `${PATH}/reinstate`, handle: (call) => offer(call, true) }),
  ]
}

async function offer(call: Call<{ code: string }, unknown, unknown>, active: boolean): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const outcome = await call.house.act(call.actor, (work) => offerType(work, { code: call.params.code, active }))
  if (!outcome.ok) return refused(outcome.refusal, catalogueRefusalSentence(outcome.refusal, call.locale))
  return seeOther(typeUrl(call.params.code), [{ name: 'flash', value: active ? tools.t.type.reinstated : tools.t.type.withdrawn }])
}

/** Reads a type with its versions and answer texts. */
export async function readType(call: Call<{ code: string }, unknown, unknown>): Promise<TypeView | undefined> {
  return call.house.read(call.actor, async (tx) => {
    const [types, versions, templates] = await Promise.all([
      listEditedTypes(tx),
      listVersions(tx, call.params.code),
      listEditedTemplates(tx),
    ])
    const type = types.find((known) => known.code === call.params.code)
    return type === undefined ? undefined : { type, versions, templates: templates.filter((text) => text.typeCode === type.code) }
  })
}

export function nameOf(type: EditedType, tools: CatalogueTools): string {
  const definition = definitionOf(type)
  return definition === undefined ? type.code : inLanguage(definition.title, tools.locale)
}
