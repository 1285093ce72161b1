/**
 * Turns the elements of a page into the text they will be: `<li class="row"><b>{name}</b></li>` becomes two pieces of text around one
 * value. A server draws a page once and forgets it: a tree of objects for each element is work for nobody. What needs the tree stays
 * as it was: components, spread properties, and elements whose value is drawn elsewhere (select, textarea).
 */
// @ts-check
import { Parser } from 'acorn'
import jsx from 'acorn-jsx'
import { encode } from './jsx-template.mjs'

/**
 * A node of the syntax tree, as acorn gives it: its kind, where it stands, and its parts.
 * @typedef {{ type: string, start: number, end: number, [part: string]: any }} Node
 */

const parser = Parser.extend(jsx())
const RUNTIME = new URL('./jsx-template.mjs', import.meta.url).href
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
/** Their value decides what is drawn in them or in their options. */
const DRAWN_ELSEWHERE = new Set(['select', 'option', 'textarea'])
/** Properties that are no attributes of the same name. */
const NO_ATTRIBUTE = new Set(['dangerouslySetInnerHTML', 'ref', 'style', 'children', 'value', 'checked', 'selected', 'key'])
const AS_ATTRIBUTE = new Set(['value', 'checked', 'selected'])

/**
 * JavaScript with JSX in, JavaScript out.
 * @param {string} source without types
 * @returns {string}
 */
export function precompileJsx(source) {
  const tree = /** @type {Node} */ (/** @type {unknown} */ (parser.parse(source, { ecmaVersion: 'latest', sourceType: 'module' })))
  /** @type {string[]} */
  const templates = []

  /**
   * The text of a node, with every JSX in it replaced.
   * @param {Node} node
   * @returns {string}
   */
  function code(node) {
    let text = ''
    let from = node.start
    for (const found of outermostJsx(node)) {
      text += source.slice(from, found.start) + drawn(found)
      from = found.end
    }
    return text + source.slice(from, node.end)
  }

  /**
   * The expression that an element becomes.
   * @param {Node} node JSXElement or JSXFragment
   * @returns {string}
   */
  function drawn(node) {
    if (node.type === 'JSXElement' && !isPlain(node)) return asTree(node)
    /** @type {Pieces} */
    const pieces = { texts: [''], values: [] }
    write(node, pieces)
    templates.push(`[${pieces.texts.map((text) => JSON.stringify(text)).join(', ')}]`)
    return `$template($t${templates.length - 1}${pieces.values.map((value) => `, ${value}`).join('')})`
  }

  /**
   * @param {Node} node
   * @param {Pieces} pieces
   */
  function write(node, pieces) {
    if (node.type === 'JSXFragment') return writeAll(node.children, pieces)
    if (!isPlain(node)) return put(pieces, asTree(node))
    const tag = node.openingElement.name.name
    say(pieces, `<${tag}`)
    for (const attribute of node.openingElement.attributes) writeAttribute(attribute, pieces)
    if (VOID.has(tag) && children(node.children).length === 0) return say(pieces, '/>')
    say(pieces, '>')
    writeAll(node.children, pieces)
    say(pieces, `</${tag}>`)
  }

  /** @param {Node} attribute @param {Pieces} pieces */
  function writeAttribute(attribute, pieces) {
    const name = attributeName(attribute)
    if (name === 'key') return
    const value = attribute.value
    if (value === null) return say(pieces, name[4] === '-' ? ` ${name}="true"` : ` ${name}`)
    if (value.type === 'Literal') return say(pieces, value.value === '' ? ` ${name}` : ` ${name}="${encode(value.value)}"`)
    put(pieces, `$attribute(${JSON.stringify(name)}, ${code(value.expression)})`)
  }

  /** @param {Node[]} nodes @param {Pieces} pieces */
  function writeAll(nodes, pieces) {
    for (const child of children(nodes)) {
      if (typeof child === 'string') say(pieces, encode(child))
      else if (child.type === 'JSXExpressionContainer') put(pieces, `$child(${code(child.expression)})`)
      else write(child, pieces)
    }
  }

  /**
   * A component, or an element that is drawn from its tree.
   * @param {Node} node
   * @returns {string}
   */
  function asTree(node) {
    const { name, attributes } = node.openingElement
    const isElement = name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name)
    let key = ''
    const props = []
    for (const attribute of attributes) {
      if (attribute.type === 'JSXSpreadAttribute') props.push(`...${code(attribute.argument)}`)
      else if (attributeName(attribute) === 'key') key = `, ${valueOf(attribute.value)}`
      else props.push(`${JSON.stringify(attributeName(attribute))}: ${valueOf(attribute.value)}`)
    }
    const inside = children(node.children).map((child) =>
      typeof child === 'string' ? JSON.stringify(child) : child.type === 'JSXExpressionContainer' ? code(child.expression) : drawn(child),
    )
    if (inside.length === 1) props.push(`children: ${inside[0]}`)
    if (inside.length > 1) props.push(`children: [${inside.join(', ')}]`)
    return `$tree(${isElement ? JSON.stringify(name.name) : code(name)}, { ${props.join(', ')} }${key})`
  }

  /** @param {Node | null} value @returns {string} */
  function valueOf(value) {
    if (value === null) return 'true'
    if (value.type === 'Literal') return JSON.stringify(value.value)
    return value.type === 'JSXExpressionContainer' ? code(value.expression) : drawn(value)
  }

  const body = code(tree)
  const names = `import { tree as $tree, template as $template, attribute as $attribute, child as $child } from ${JSON.stringify(RUNTIME)};`
  return [names, ...templates.map((template, index) => `const $t${index} = ${template};`), body].join('\n')
}

/** @param {Node} attribute @returns {string} */
function attributeName(attribute) {
  const { name } = attribute
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name
}

/**
 * Whether the element can be written as text: known attributes, given one by one.
 * @param {Node} node
 * @returns {boolean}
 */
function isPlain(node) {
  const { name, attributes } = node.openingElement
  if (name.type !== 'JSXIdentifier' || !/^[a-z]/.test(name.name) || DRAWN_ELSEWHERE.has(name.name)) return false
  return attributes.every((/** @type {Node} */ attribute) => {
    if (attribute.type === 'JSXSpreadAttribute') return false
    const called = attributeName(attribute)
    if (called === 'key' || called === 'viewBox' || AS_ATTRIBUTE.has(called)) return true
    return !NO_ATTRIBUTE.has(called) && !/[A-Z:]/.test(called)
  })
}

/**
 * What stands between two tags: texts as a reader of JSX understands them (line ends and what surrounds them are nothing), and nodes.
 * @param {Node[]} nodes
 * @returns {(string | Node)[]}
 */
function children(nodes) {
  return nodes.flatMap((node) => {
    if (node.type === 'JSXText') {
      const text = trimmed(node.value)
      return text === '' ? [] : [text]
    }
    return node.type === 'JSXExpressionContainer' && node.expression.type === 'JSXEmptyExpression' ? [] : [node]
  })
}

/** @param {string} text @returns {string} */
function trimmed(text) {
  const lines = text.split(/\r\n|\n|\r/)
  return lines
    .map((line, index) => {
      const start = index === 0 ? line : line.replace(/^[ \t]+/, '')
      return index === lines.length - 1 ? start : start.replace(/[ \t]+$/, '')
    })
    .filter((line) => line !== '')
    .join(' ')
}

/**
 * The JSX of a node that is in no other JSX, from left to right.
 * @param {Node} node
 * @returns {Node[]}
 */
function outermostJsx(node) {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return [node]
  return Object.values(node)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter((part) => part !== null && typeof part === 'object' && typeof part.type === 'string')
    .flatMap(outermostJsx)
    .sort((a, b) => a.start - b.start)
}

/** Texts, and the values between them: one text more than values. @typedef {{ texts: string[], values: string[] }} Pieces */

/** @param {Pieces} pieces @param {string} text */
function say(pieces, text) {
  pieces.texts[pieces.texts.length - 1] += text
}

/** @param {Pieces} pieces @param {string} value */
function put(pieces, value) {
  pieces.values.push(value)
  pieces.texts.push('')
}
