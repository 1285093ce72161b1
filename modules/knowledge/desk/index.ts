export { ArticleBody } from './article-view.tsx'
export { knowledgeDeskRoutes } from './knowledge-routes.tsx'
