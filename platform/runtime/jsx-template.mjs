/** What precompiled pages call (precompile-jsx.mjs): pieces of text with the values between them, each made safe here. */
// @ts-check
import { jsx, jsxTemplate } from 'preact/jsx-runtime'

export { jsx as tree, jsxTemplate as template }

const UNSAFE = /["&<]/

/**
 * Text as it may stand in an element or between the quotes of an attribute.
 * @param {string} text
 * @returns {string}
 */
export function encode(text) {
  if (!UNSAFE.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/**
 * An attribute with the space before it; nothing when it has no value.
 * @param {string} name
 * @param {unknown} value
 * @returns {string}
 */
export function attribute(name, value) {
  if (value === undefined || value === null || typeof value === 'function') return ''
  // data-… and aria-… say false in a word; other attributes by their absence.
  if (name[4] === '-' || name === 'draggable' || name === 'spellcheck') return ` ${name}="${encode(String(value))}"`
  if (value === false) return ''
  return value === true || value === '' ? ` ${name}` : ` ${name}="${encode(String(value))}"`
}

/**
 * What stands between two tags: texts and numbers made safe, elements and lists as they are (they are drawn later), nothing for the rest.
 * @param {unknown} value
 * @returns {unknown}
 */
export function child(value) {
  switch (typeof value) {
    case 'string':
      return encode(value)
    case 'object':
      return value
    case 'number':
    case 'bigint':
      return String(value)
    default:
      return null
  }
}
