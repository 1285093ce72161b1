/** PDF documents written by the house: Typst templates filled with data. */
export { displayable } from './displayable-text.ts'
export { renderLetter, type Labelled, type Letter, type LetterBlock } from './letter.ts'
export { PDF_STANDARDS, type PdfOrder, type PdfStandard, PdfFailure, renderPdf } from './render-pdf.ts'
