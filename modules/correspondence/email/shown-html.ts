import sanitizeHtml, { type IOptions } from 'sanitize-html'
import { EMAIL_LIMITS } from './email-limits.ts'

export interface ShownHtmlOptions {
  /** Addresses of the images of the body in our store, by Content-ID without brackets. */
  readonly images: Readonly<Record<string, string>>
  /** Set when the reader asked for the remote images: they are then fetched through this address of ours, followed by the encoded address. */
  readonly remoteImagesThrough?: string | undefined
}

export interface ShownHtml {
  /** For a sandboxed frame without scripts: neither script, style sheet, form, frame nor address that loads by itself. */
  readonly html: string
  readonly blockedImages: number
  /** The HTML was longer than is shown. */
  readonly cut: boolean
}

const TAGS =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'.split(
    ' ',
  )
const MAX_NESTING = 50
const DATA_IMAGE = /^data:image\/(?:png|jpeg|gif|webp);base64,[a-z0-9+/=\s]+$/i
const MAX_DATA_IMAGE = 200_000
/** Classes of the outermost element in which mail programs put what is answered. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|moz-cite-prefix|protonmail_quote|tutanota_quote|zmail_extra|replyheader)(?:\s|$)/
const OPENING = '<details class="email-quote">'
const OPENING_WITH_SUMMARY = `${OPENING}<summary>…</summary>`

/**
 * Makes the HTML of a message safe to show (rule E16): an allow list of elements and attributes, nothing loaded from outside, images of the body
 * taken from our store, and behind each link the place it really leads to. What is answered is folded, never cut.
 */
export function showHtml(html: string, options: ShownHtmlOptions): ShownHtml {
  const state = { blocked: 0 }
  const cut = html.length > EMAIL_LIMITS.shownHtmlCharacters
  const clean = sanitizeHtml(html.slice(0, EMAIL_LIMITS.shownHtmlCharacters), rulesFor(options, state))
  return { html: withLinkTargets(clean).replaceAll(OPENING, OPENING_WITH_SUMMARY), blockedImages: state.blocked, cut }
}

function rulesFor(options: ShownHtmlOptions, state: { blocked: number }): IOptions {
  return {
    allowedTags: TAGS,
    nonTextTags: ['script', 'style', 'title', 'textarea', 'option'],
    nestingLimit: MAX_NESTING,
    allowedAttributes: {
      a: ['href', 'target', 'rel', 'title'],
      img: ['src', 'alt', 'width', 'height', 'loading', 'referrerpolicy'],
      td: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      th: ['colspan', 'rowspan', 'align', 'valign', 'width'],
      table: ['width', 'align', 'cellpadding', 'cellspacing', 'border'],
      col: ['span', 'width'],
      ol: ['start', 'type'],
      details: ['class'],
      span: ['class'],
      '*': ['dir', 'lang', 'style', 'hidden'],
    },
    allowedClasses: { details: ['email-quote'], span: ['email-blocked-image'] },
    allowedStyles: {
      '*': {
        'text-align': [/^(?:left|right|center|justify)$/],
        'font-weight': [/^(?:bold|normal|[1-9]00)$/],
        'font-style': [/^(?:italic|normal)$/],
        'text-decoration': [/^(?:underline|line-through|none)$/],
        'white-space': [/^(?:pre-wrap|pre-line|normal)$/],
      },
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['http', 'https', 'data'] },
    allowedSchemesAppliedToAttributes: ['href', 'src'],
    allowProtocolRelative: false,
    transformTags: {
      // Text a browser would not show either: preview lines of newsletters. Hidden it stays, for other styles are lost.
      '*': (tagName, attributes) => ({
        tagName,
        attribs: isHidden(attributes) ? { ...attributes, hidden: 'hidden' } : withoutHidden(attributes),
      }),
      a: (tagName, attributes) => ({ tagName, attribs: linkAttributes(attributes) }),
      img: (_tagName, attributes) => shownImage(attributes, options, state),
      div: (tagName, attributes) => ({
        tagName: isQuoteHolder(attributes) ? 'details' : tagName,
        attribs: isQuoteHolder(attributes) ? { class: 'email-quote' } : attributes,
      }),
      blockquote: (tagName, attributes) => ({
        tagName: isQuoteHolder(attributes) ? 'details' : tagName,
        attribs: isQuoteHolder(attributes) ? { class: 'email-quote' } : attributes,
      }),
    },
  }
}

interface Attributes {
  readonly [name: string]: string
}

function isHidden(attributes: Attributes): boolean {
  return /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/i.test(attributes['style'] ?? '')
}

function withoutHidden(attributes: Attributes): Record<string, string> {
  const { hidden: _hidden, ...rest } = attributes
  return rest
}

function isQuoteHolder(attributes: Attributes): boolean {
  return QUOTE_CLASS.test(attributes['class'] ?? '') || attributes['id'] === 'divRplyFwdMsg' || attributes['type'] === 'cite'
}

/** Only addresses that say where they lead: one without scheme would lead into our own pages. */
function linkAttributes(attributes: Attributes): Record<string, string> {
  const href = withoutControls(attributes['href'] ?? '')
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return {}
  return { href, target: '_blank', rel: 'noopener noreferrer nofollow', title: href.slice(0, 500) }
}

function shownImage(
  attributes: Attributes,
  options: ShownHtmlOptions,
  state: { blocked: number },
): { tagName: string; attribs: Record<string, string>; text?: string } {
  const source = withoutControls(attributes['src'] ?? '')
  const kept = sizeOf(attributes)
  if (/^cid:/i.test(source)) {
    const address = options.images[contentIdOf(source)]
    if (address !== undefined) return { tagName: 'img', attribs: { ...kept, src: address } }
  } else if (DATA_IMAGE.test(source) && source.length <= MAX_DATA_IMAGE) {
    return { tagName: 'img', attribs: { ...kept, src: source } }
  } else if (/^https?:\/\//i.test(source)) {
    if (options.remoteImagesThrough !== undefined)
      return {
        tagName: 'img',
        attribs: {
          ...kept,
          src: `${options.remoteImagesThrough}${encodeURIComponent(source)}`,
          referrerpolicy: 'no-referrer',
          loading: 'lazy',
        },
      }
    state.blocked += 1
  }
  return { tagName: 'span', attribs: { class: 'email-blocked-image' }, text: kept['alt'] ?? '' }
}

function sizeOf(attributes: Attributes): Record<string, string> {
  const width = measure(attributes['width'])
  const height = measure(attributes['height'])
  return { alt: (attributes['alt'] ?? '').slice(0, 300), ...(width ? { width } : {}), ...(height ? { height } : {}) }
}

function measure(value: string | undefined): string | undefined {
  return value && /^\d{1,4}%?$/.test(value) ? value : undefined
}

function contentIdOf(source: string): string {
  const id = source.slice(4)
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function withoutControls(address: string): string {
  return address.replace(/[\p{Cc}\p{Cf}]+/gu, '').trim()
}

/** Writes behind each link the host it leads to, unless its words already are that address: what a link says is its writer's choice. */
function withLinkTargets(html: string): string {
  const out: string[] = []
  let open: { host: string; at: number } | undefined
  for (const piece of html.split(/(<a [^>]*>|<\/a>)/)) {
    if (piece.startsWith('<a ')) open = { host: hostOf(/ href="([^"]*)"/.exec(piece)?.[1] ?? ''), at: out.length + 1 }
    out.push(piece)
    if (piece !== '</a>' || !open) continue
    const words = out
      .slice(open.at, -1)
      .join('')
      .replace(/<[^>]*>/g, '')
      .trim()
      .toLowerCase()
    if (open.host !== '' && !saysHost(words, open.host)) out.push(` <bdi>[${open.host}]</bdi>`)
    open = undefined
  }
  return out.join('')
}

function hostOf(escapedAddress: string): string {
  const address = escapedAddress.replaceAll('&amp;', '&')
  if (/^mailto:/i.test(address)) return escaped(address.slice(7).split('?')[0] ?? '')
  if (/^tel:/i.test(address)) return escaped(address.slice(4))
  return URL.canParse(address) ? escaped(new URL(address).host) : ''
}

function saysHost(words: string, host: string): boolean {
  const said = words.replace(/^https?:\/\//, '').replace(/^www\./, '')
  const bare = host.toLowerCase().replace(/^www\./, '')
  return said === bare || said.startsWith(`${bare}/`) || said.startsWith(`${bare}?`)
}

function escaped(text: string): string {
  return text.slice(0, 200).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
