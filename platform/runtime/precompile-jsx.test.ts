import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { transformSync } from 'esbuild'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { precompileJsx } from './precompile-jsx.mjs'

const CACHE = join(import.meta.dirname, '../../node_modules/.cache')
mkdirSync(CACHE, { recursive: true })
const folder = mkdtempSync(join(CACHE, 'precompile-'))
after(() => rmSync(folder, { recursive: true }))

const HEAD = `import { h, createContext } from 'preact'
import { useContext } from 'preact/hooks'
const Word = createContext('none')
function Said() { return <em>{useContext(Word)}</em> }
function Box({ title, children, ...rest }) { return <section {...rest}><h2>{title}</h2>{children}</section> }
`

async function drawn(code: string, name: string): Promise<string> {
  const file = join(folder, `${name}.mjs`)
  writeFileSync(file, code)
  const { page }: { page: () => VNode } = await import(pathToFileURL(file).href)
  return renderToString(page())
}

/** The same source drawn from a tree of elements, as Preact does it, and from what it is precompiled to. */
async function bothWays(expression: string, name: string): Promise<[tree: string, text: string]> {
  const source = `${HEAD}export function page() { const evil = '<b title="x">&amp;'; return (${expression}) }`
  const tree = transformSync(source, { loader: 'jsx', jsx: 'automatic', jsxImportSource: 'preact' }).code
  return [await drawn(tree, `${name}-tree`), await drawn(precompileJsx(source), `${name}-text`)]
}

const CASES: Record<string, string> = {
  'texts and values': `<p class="a">  one {1} two{' '}
    three {evil}{null}{false}{true}{0}{undefined}{''} &eacute;&nbsp;&lt;
  </p>`,
  attributes: `<a href={evil} title={'é "q" <'} hidden={true} id={undefined} rel={null} download={false} data-a data-b={false} aria-hidden={true}
    aria-label="&quot;x&quot; & y" class="" tabindex={-1} onClick={() => 1} draggable={false} spellcheck lang={''}>x</a>`,
  'empty elements': `<div><br/><input type="text" value={evil} checked required/><img alt="" src="/a?b=1&c=2"/><span></span><i/></div>`,
  lists: `<ul>{[evil, 'b', 3].map((x) => <li key={x}>{x}</li>)}{[evil, 2, null, <b>x</b>]}</ul>`,
  'lists in lists': `<p>{[[evil], [<i>{[evil]}</i>]]}</p>`,
  'conditions within': `<div>{evil && <b>{evil ? <i>{evil}</i> : <u/>}</b>}{() => 1}</div>`,
  fragments: `<><p>{evil}</p>two<>{evil}<b/></></>`,
  'a component at the top': `<Box title={evil} id="a" class="b c">text {evil} <b>c</b></Box>`,
  'a component of one child': `<Box title={<i>{evil}</i>}>{evil}</Box>`,
  'a component with an element as a property': `<div><Box title="a&quot;b" aside=<b>x</b> data-x>{[<p key="1">{evil}</p>]}</Box></div>`,
  'spread properties': `<p {...{ id: 'a', 'data-x': evil, children: evil }} class="b"/>`,
  'a select and its chosen option': `<form><select name="a" value="2"><option value="1">{evil}</option><option value="2">b</option></select></form>`,
  'grouped options': `<select value="x"><optgroup label={evil}><option value="x">x</option></optgroup></select>`,
  'a text area': '<div><textarea name="t" value={"\\n" + evil}/><textarea>{evil}</textarea></div>',
  pictures: `<svg viewBox="0 0 10 10" aria-hidden="true"><g fill-rule="evenodd">{[1, 2].map((x) => <path d={'M' + x} stroke-width={x}/>)}</g></svg>`,
  'raw text': `<div><style dangerouslySetInnerHTML={{ __html: 'a > b {}' }}/><p class={evil}>x</p></div>`,
  'properties of another name': `<div><label htmlFor="a" className="b" tabIndex={2}>x</label><input autoFocus readOnly maxLength={3}/></div>`,
  styles: `<p style={{ color: 'red', marginTop: '2px' }}>a <b style="color:blue">b</b></p>`,
  'a context seen through elements': `<Word.Provider value={evil}><div><p>{<Said/>}<Said/></p>{[<Said/>]}</div></Word.Provider>`,
  'elements made by hand': `<p>{h('turbo-frame', { id: 'a', target: '_top' }, <b>{evil}</b>)}</p>`,
  'a value that is no element': `<p>{new Date(0) > 1 ? 'a' : <b/>}{10n}</p>`,
}

for (const [name, expression] of Object.entries(CASES))
  test(`${name}: precompiled, a page says the same to the letter`, async () => {
    const [tree, text] = await bothWays(expression, name.replaceAll(' ', '-'))
    assert.equal(text, tree)
    assert.ok(!text.includes(' title="x">'), text)
  })

test('elements are text, not a tree: one template for a page without components', () => {
  const code = precompileJsx('export const page = (who) => <main><h1 class="a">Bonjour {who}</h1><p><b>!</b></p></main>')
  assert.match(code, /\["<main><h1 class=\\"a\\">Bonjour ", "<\/h1><p><b>!<\/b><\/p><\/main>"\]/)
  assert.ok(!code.includes('$tree('))
})
