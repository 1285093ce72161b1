import sanitizeHtml from 'sanitize-html'
import { EMAIL_LIMITS } from './email-limits.ts'

const KEPT = [
  'p',
  'div',
  'br',
  'li',
  'ul',
  'ol',
  'tr',
  'td',
  'th',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'pre',
  'hr',
  'a',
  'table',
  'section',
  'article',
  'header',
  'footer',
  'address',
  'dl',
  'dt',
  'dd',
]
const LINE = /^(?:p|div|li|ul|ol|tr|h[1-6]|blockquote|pre|hr|table|section|article|header|footer|address|dl|dt|dd)$/

/**
 * The words of an HTML body as plain text, for search, for screens that show text first and for messages without a text part.
 * The sanitiser reads the HTML (browser rules, no recursion), then only tags known here are left to be turned into line ends.
 */
export function htmlToText(html: string): string {
  const skeleton = sanitizeHtml(html.slice(0, EMAIL_LIMITS.shownHtmlCharacters), {
    allowedTags: KEPT,
    allowedAttributes: { a: ['href'] },
    nonTextTags: ['script', 'style', 'title', 'textarea', 'option'],
  })
  return tidied(linesOf(skeleton))
}

function linesOf(skeleton: string): string {
  const out: string[] = []
  const links: { href: string; at: number }[] = []
  let quotes = 0
  for (const [, close, tag, attributes, text] of skeleton.matchAll(/<(\/?)([a-z0-9]+)((?: [^>]*)?)>|([^<]+)/g)) {
    if (text !== undefined) {
      const words = decoded(text).replace(/[^\S\u00A0]+/g, ' ')
      out.push(words)
    } else if (tag === 'br') out.push(`\n${'> '.repeat(quotes)}`)
    else if (tag === 'a' && !close) links.push({ href: decoded(/href="([^"]*)"/.exec(attributes ?? '')?.[1] ?? ''), at: out.length })
    else if (tag === 'a') out.push(linkTarget(links.pop(), out))
    else if (tag === 'td' || tag === 'th') out.push(close ? ' ' : '')
    else if (tag && LINE.test(tag)) {
      if (tag === 'blockquote') quotes = Math.max(0, Math.min(quotes + (close ? -1 : 1), 20))
      const empty = tag === 'p' || /^h\d$/.test(tag) ? '\n' : ''
      out.push(`\n${close ? empty : ''}${'> '.repeat(quotes)}${tag === 'li' && !close ? '- ' : ''}`)
    }
  }
  return out.join('')
}

/** Where a link leads, when its words do not say so. */
function linkTarget(link: { href: string; at: number } | undefined, out: readonly string[]): string {
  if (!link || !/^(?:https?|mailto):/i.test(link.href)) return ''
  const words = out.slice(link.at).join('').trim()
  const bare = link.href.replace(/^mailto:/i, '')
  return words === '' || words.includes(bare) || bare.replace(/\/$/, '').endsWith(words) ? '' : ` <${bare}>`
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** The sanitiser writes these four only. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
}

function tidied(text: string): string {
  const lines = text
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.trim())
  const kept: string[] = []
  for (const line of lines) {
    const bare = line.replace(/^(?:> ?)+$/, '')
    if (bare === '' && (kept.at(-1) === '' || kept.length === 0)) continue
    kept.push(bare)
  }
  return kept.join('\n').trim()
}
