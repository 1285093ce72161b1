export { letterDeskRoutes } from './letter-routes.tsx'
