import { existsSync } from 'node:fs'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Json } from '#platform/database'
import { TEMPLATES_FOLDER, typst } from './compiler.ts'
import { displayable, displayableData } from './displayable-text.ts'

/**
 * `ua-1` PDF/UA-1, for people who use a screen reader; `a-2a` PDF/A-2a, for the archives. Both are tagged; the compiler writes one
 * conformance mark per file. `a-3a` may carry attached data.
 */
export const PDF_STANDARDS = ['a-2a', 'a-3a', 'ua-1'] as const
export type PdfStandard = (typeof PDF_STANDARDS)[number]

export interface PdfOrder {
  /** Name of a file of `templates/` without its extension, or Typst source written by us: never by a citizen or an agent. */
  readonly template: string | { readonly source: string }
  /** What the template reads as `json(bytes(sys.inputs.data))`. Text of citizens enters here and only here: as data it cannot become markup. */
  readonly data: Json
  /** Pictures that the template names as `/assets/NAME`: png, jpg, svg. */
  readonly assets?: Readonly<Record<string, Uint8Array>>
  readonly standard?: PdfStandard
  /** Instant written as the date of creation; the machine's clock when absent. */
  readonly at?: Temporal.Instant
}

/**
 * Makes a tagged PDF from a Typst template, in this process, in milliseconds.
 * Rejects with `PdfFailure` when the template is wrong; characters that no font shows are replaced by □ rather than losing the letter.
 */
export async function renderPdf(order: PdfOrder): Promise<Buffer> {
  const compiler = await typst()
  const main = mainOf(order.template)
  const assets = Object.entries(order.assets ?? {})
  for (const [name, bytes] of assets) compiler.mapShadow(assetPath(name), Buffer.from(bytes))
  try {
    return exported(compiler, order, main)
  } finally {
    for (const [name] of assets) compiler.unmapShadow(assetPath(name))
    compiler.evictCache(MOST_IDLE_RENDERINGS)
  }
}

/** A template that does not compile, or data it does not expect: our mistake, told to whoever mends it. Holds no data. */
export class PdfFailure extends Error {
  override readonly name = 'PdfFailure'
}

/** Results not used by this many renderings are forgotten, so that memory stays level. */
const MOST_IDLE_RENDERINGS = 4
const MOST_TRIES = 4

function exported(compiler: NodeCompiler, order: PdfOrder, main: { mainFilePath: string } | { mainFileContent: string }): Buffer {
  const options = {
    pdfStandard: order.standard ?? 'a-2a',
    ...(order.at && { creationTimestamp: Math.floor(order.at.epochMilliseconds / 1000) }),
  }
  for (let tries = 1; ; tries++) {
    const data = displayableData(order.data, (text) => withoutUnknown(displayable(text)))
    const source = { ...main, inputs: { data: JSON.stringify(data) } }
    try {
      // Compiled and exported in one call: a document handed to JavaScript is only freed by its garbage collector, which does not see
      // its native megabyte and comes too late (measured: 1 MB kept per letter, 2.7 GB after 3,000).
      return compiler.pdf(source, options)
    } catch (error) {
      const message = (error instanceof Error && error.message) || diagnosticsOf(compiler, source)
      if (!learnUnknown(message) || tries === MOST_TRIES) throw new PdfFailure(reasonOf(message))
    }
  }
}

/** The export says nothing of a template that does not compile: compiling it alone gives the reasons. */
function diagnosticsOf(compiler: NodeCompiler, source: Parameters<NodeCompiler['compile']>[0]): string {
  const error = compiler.compile(source).takeError()
  const diagnostics: { message?: string; path?: string }[] = error ? compiler.fetchDiagnostics(error) : []
  return (
    diagnostics.map(({ message, path }) => `${path?.split('/').at(-1) ?? ''}: ${message ?? ''}`).join('; ') ||
    'the template gave no document'
  )
}

function mainOf(template: PdfOrder['template']): { mainFilePath: string } | { mainFileContent: string } {
  if (typeof template !== 'string') {
    // Packages would be fetched from the network while a letter is made.
    if (/#?import\s+"@/.test(template.source)) throw new PdfFailure('a template imports no package')
    return { mainFileContent: template.source }
  }
  const path = `${TEMPLATES_FOLDER}/${template}.typ`
  if (!/^[a-z0-9-]+$/.test(template) || !existsSync(path)) throw new PdfFailure(`no template named ${template}`)
  return { mainFilePath: path }
}

function assetPath(name: string): string {
  if (!/^[a-z0-9-]+\.(?:png|jpg|svg)$/.test(name)) throw new PdfFailure(`not a name for an asset: ${name}`)
  return `${TEMPLATES_FOLDER}/assets/${name}`
}

/** Characters that were found to be in none of the fonts, remembered for the next letters. */
const unknown = new Set<string>()

function withoutUnknown(text: string): string {
  return unknown.size === 0 ? text : [...text].map((character) => (unknown.has(character) ? '□' : character)).join('')
}

/** Notes the characters that the compiler refuses to write; false when it complains of something else. */
function learnUnknown(message: string): boolean {
  const before = unknown.size
  for (const [, escaped = ''] of message.matchAll(/(?:the text|codepoint) `\\"((?:[^"\\]|\\.|\\u\{[0-9a-f]+\})+?)\\"`/gu)) {
    const shown = escaped.replace(/\\{1,2}u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    for (const character of shown) if (!/[\s\w□]/.test(character)) unknown.add(character)
  }
  return unknown.size > before
}

/** The compiler's words without the text of the letter. */
function reasonOf(message: string): string {
  return message.replace(/`\\?".*?"`/g, '…').slice(0, 300)
}
