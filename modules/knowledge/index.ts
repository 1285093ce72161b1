export { type Article, isOverdue } from './article.ts'
export { articleForType, articleUrl, helpful, helpfulArticles } from './find-answers.ts'
export { findArticle, listArticles, searchArticles } from './knowledge-store.ts'
export { type Messages as KnowledgeMessages, messagesFor as knowledgeMessagesFor } from './messages/index.ts'
