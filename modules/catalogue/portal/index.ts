export { formUrl, momentUrl, typeUrl } from './addresses.ts'
export { momentItems } from './catalogue-page.tsx'
export { cataloguePortalRoutes } from './routes.tsx'
export { type TypeSearch, searchTypes } from './search-types.ts'
