import { PDFArray, PDFDict, PDFName, type PDFObject, PDFStream } from 'pdf-lib'
import type { Caution } from './caution.ts'

/** What an action of each kind (PDF 32000-1, 12.6.4) is to be warned of. The others move about in the document, or follow a link that one sees. */
const ACTIONS: Readonly<Record<string, Caution>> = {
  JavaScript: 'script',
  Rendition: 'script',
  Launch: 'launch',
  SubmitForm: 'launch',
  ImportData: 'launch',
  GoToR: 'launch',
  GoToE: 'launch',
  Movie: 'media',
  Sound: 'media',
  RichMediaExecute: 'media',
  GoTo3DView: 'media',
}
/** An address asked for without a touch tells its owner that the file was opened. */
const UNASKED: Readonly<Record<string, Caution>> = { ...ACTIONS, URI: 'launch' }

const ANNOTATIONS: Readonly<Record<string, Caution>> = {
  RichMedia: 'media',
  Screen: 'media',
  Movie: 'media',
  Sound: 'media',
  '3D': 'media',
  FileAttachment: 'attached-file',
}

const KEYS: Readonly<Record<string, Caution>> = {
  JS: 'script',
  JavaScript: 'script',
  EmbeddedFiles: 'attached-file',
  EF: 'attached-file',
  RichMediaContent: 'media',
  XFA: 'dynamic-form',
}

/** Every dictionary inside an object, the object's own first. References are not followed: what they name is an object of its own. */
export function* dictionariesOf(root: PDFObject): Generator<PDFDict> {
  const waiting: PDFObject[] = [root]
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) {
      yield object
      waiting.push(...object.values())
    }
  }
}

/** What a dictionary does by itself. */
export function cautionsOfDictionary(dictionary: PDFDict): Caution[] {
  const found: (Caution | undefined)[] = dictionary.keys().map((key) => KEYS[spelled(key)])
  found.push(ACTIONS[nameAt(dictionary, 'S')], ANNOTATIONS[nameAt(dictionary, 'Subtype')])
  if (nameAt(dictionary, 'Type') === 'EmbeddedFile') found.push('attached-file')
  for (const action of unaskedActions(dictionary)) found.push(UNASKED[nameAt(action, 'S')])
  return found.filter((caution) => caution !== undefined)
}

/** Takes out what a dictionary does by itself; what it shows stays. */
export function disarm(dictionary: PDFDict): void {
  if (ACTIONS[nameAt(dictionary, 'S')] !== undefined) keepOnly(dictionary, [])
  for (const key of dictionary.keys()) if (KEYS[spelled(key)] !== undefined || UNWANTED.has(spelled(key))) dictionary.delete(key)
  if (ANNOTATIONS[nameAt(dictionary, 'Subtype')] === undefined) return
  // Its picture is left, as a stamp on the page.
  keepOnly(dictionary, ['Type', 'Rect', 'AP', 'AS', 'P', 'F'])
  dictionary.set(PDFName.of('Subtype'), PDFName.of('Stamp'))
}

const UNWANTED = new Set(['OpenAction', 'AA', 'AF'])

/** Whether an object is the bytes of a file inside the file. */
export function isEmbeddedFile(object: PDFObject): boolean {
  return object instanceof PDFStream && nameAt(object.dict, 'Type') === 'EmbeddedFile'
}

function keepOnly(dictionary: PDFDict, names: readonly string[]): void {
  for (const key of dictionary.keys()) if (!names.includes(spelled(key))) dictionary.delete(key)
}

/** The actions that run when the file, a page or a field is opened, left or passed over. */
function unaskedActions(dictionary: PDFDict): PDFDict[] {
  const moments = valueAt(dictionary, 'AA')
  const others = moments instanceof PDFDict ? moments.values().map((value) => dictionary.context.lookup(value)) : []
  return [valueAt(dictionary, 'OpenAction'), ...others].filter((action) => action instanceof PDFDict)
}

/** The name at a key; one kept as an object of its own is followed. */
function nameAt(dictionary: PDFDict, key: string): string {
  const value = valueAt(dictionary, key)
  return value instanceof PDFName ? spelled(value) : ''
}

function valueAt(dictionary: PDFDict, key: string): PDFObject | undefined {
  return dictionary.context.lookup(dictionary.entries().find(([name]) => spelled(name) === key)?.[1])
}

// Names may be written in code: `/J#53` and `/#4aS` are both JS. The library reads the code with capital letters only.
function spelled(name: PDFName): string {
  return name.decodeText().replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
