import { type Route, json, page, route } from '#platform/http'
import { StylePage } from '../../platform/ui/style-page.tsx'
import { z } from 'zod'

/** The living style page: every component in every state, in demonstration mode only. */
export function styleRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/style',
      audience: 'public',
      access: 'anyone',
      handle: () => page('Composants', <StylePage />, { wide: true }),
    }),
    route({
      method: 'GET',
      path: '/style/suggestions',
      audience: 'public',
      access: 'anyone',
      query: z.strictObject({ q: z.string().max(100).default('') }),
      handle: (call) => json(SAMPLES.filter((sample) => sample.label.toLowerCase().includes(call.query.q.toLowerCase()))),
    }),
  ]
}

const SAMPLES = ['Claire Aubry', 'Marcel Lebourgeois', 'Nadia Ferreira', 'Giulia Ferrante'].map((label, index) => ({
  value: String(index),
  label,
}))
