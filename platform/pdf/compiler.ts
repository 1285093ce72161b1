import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export const TEMPLATES_FOLDER = fileURLToPath(new URL('./templates', import.meta.url))

const FONT_PACKAGE = '@expo-google-fonts/atkinson-hyperlegible-next'
/** Static TrueType files: the compiler reads neither WOFF2 nor variable fonts. */
const FONT_CUTS = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']

let compiler: Promise<NodeCompiler> | undefined

/** The Typst compiler of this process, made at first use with our fonts; it keeps templates and fonts between documents. */
export function typst(): Promise<NodeCompiler> {
  compiler ??= startCompiler()
  return compiler
}

async function startCompiler(): Promise<NodeCompiler> {
  // Fifty megabytes of native code: not for a process that draws no document.
  const library = await import('@myriaddreamin/typst-ts-node-compiler')
  return library.NodeCompiler.create({ workspace: TEMPLATES_FOLDER, fontArgs: [{ fontBlobs: fontFiles() }] })
}

function fontFiles(): Buffer[] {
  const folder = dirname(createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`))
  return FONT_CUTS.map((cut) => readFileSync(`${folder}/${cut}/AtkinsonHyperlegibleNext_${cut}.ttf`))
}
