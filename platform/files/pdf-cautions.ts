import { PDFContext, PDFDocument, PDFInvalidObject, type PDFObject, PDFParser } from 'pdf-lib'
import { CAUTIONS, type Caution } from './caution.ts'
import { cautionsOfDictionary, dictionariesOf, disarm, isEmbeddedFile } from './pdf-active-content.ts'

/** What a PDF does by itself, in the order of CAUTIONS; also what stands in compressed streams of objects. Runs in the inspecting process. */
export async function cautionsOfPdf(bytes: Buffer): Promise<readonly Caution[]> {
  const read = await readObjects(bytes)
  const found = new Set<Caution>(read.objects.flatMap((object) => cautionsOfObject(object)))
  // Sealed against printing or change only, it opens for everybody; but what it holds in sealed streams is not seen here.
  if (!read.isWhole) found.add('unchecked')
  if (read.isEncrypted && (await needsPassword(bytes))) {
    found.add('locked')
    found.delete('unchecked')
  }
  return CAUTIONS.filter((caution) => found.has(caution))
}

/** The PDF without what it does by itself, to be read in its place; nothing when that cannot be made with certainty. */
export async function disarmedPdf(bytes: Buffer): Promise<Buffer | undefined> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Number.POSITIVE_INFINITY })
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    if (isEmbeddedFile(object)) document.context.delete(ref)
    else for (const dictionary of dictionariesOf(object)) disarm(dictionary)
  }
  const disarmed = Buffer.from(await document.save({ objectsPerTick: Number.POSITIVE_INFINITY, updateFieldAppearances: false }))
  return (await cautionsOfPdf(disarmed)).length === 0 ? disarmed : undefined
}

function cautionsOfObject(object: PDFObject): Caution[] {
  if (object instanceof PDFInvalidObject) return ['unchecked']
  return [...dictionariesOf(object)].flatMap(cautionsOfDictionary)
}

interface ReadObjects {
  objects: readonly PDFObject[]
  isEncrypted: boolean
  /** Nothing was left unread. */
  isWhole: boolean
}

/**
 * Every object that stands in the file, also one that a later of the same number replaces: another reader may take the
 * first one for the valid one.
 */
async function readObjects(bytes: Buffer): Promise<ReadObjects> {
  const parser = PDFParser.forBytesWithOptions(new Uint8Array(bytes), Number.POSITIVE_INFINITY, false)
  const context: unknown = Reflect.get(parser, 'context')
  if (!(context instanceof PDFContext)) throw new Error('pdf-lib keeps its objects elsewhere than expected')
  const objects: PDFObject[] = []
  const assign = context.assign.bind(context)
  context.assign = (ref, object) => {
    objects.push(object)
    assign(ref, object)
  }
  const isRead = await parser.parseDocument().then(
    () => true,
    () => false,
  )
  const isEncrypted = context.trailerInfo.Encrypt !== undefined || (!isRead && bytes.includes('/Encrypt'))
  return { objects, isEncrypted, isWhole: isRead }
}

async function needsPassword(bytes: Buffer): Promise<boolean> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const opening = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
  })
  try {
    await opening.promise
    return false
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException'
  } finally {
    await opening.destroy()
  }
}
