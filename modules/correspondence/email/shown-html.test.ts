import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { displayEmail } from './display-email.ts'
import { parseEmail } from './parse-email.ts'
import { closeEmailThreads } from './read-email.ts'
import { realFiles, skipWithout } from './real-messages.testing.ts'
import { showHtml } from './shown-html.ts'

after(() => closeEmailThreads())

const show = (html: string): string => showHtml(html, { images: { 'logo@x': '/files/1' } }).html

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<svg onload=alert(1)><animate onbegin=alert(1)></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x"></object><embed src="x"><applet code=x>',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<style>@import url(https://evil.example/x.css); body{background:url(https://evil.example)}</style>',
  '<div style="background-image:url(https://evil.example);behavior:url(x);position:fixed">x</div>',
  '<table background="https://evil.example/x"><tr><td background=x>',
  '<video poster="https://evil.example"><source src="https://evil.example"></video>',
  '<input type=image src="https://evil.example" formaction="javascript:alert(1)">',
  '<link rel=prefetch href="https://evil.example">',
  '<img srcset="https://evil.example/x 2x" src="//evil.example/x">',
  '<!--[if mso]><script>alert(1)</script><![endif]-->',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<p id="location" name="cookie" class="agent-menu" onclick="x()">x</p>',
  '<template><script>alert(1)</script></template>',
]

for (const attack of ATTACKS) {
  test(`nothing runs and nothing loads: ${attack.slice(0, 60)}`, () => {
    const html = show(attack)
    assert.doesNotMatch(
      html,
      /<(?:script|style|svg|math|iframe|object|embed|form|input|base|meta|link|video|source|template|xmp|noscript)/i,
    )
    assert.doesNotMatch(html, /<[^>]*\s(?:on\w+|srcset|background|formaction|id|name|srcdoc|poster)\s*=/i)
    assert.doesNotMatch(html, /(?:href|src)="(?!https?:\/\/evil|mailto:)[^"]*:/i)
    assert.doesNotMatch(html, /<img|url\(/i)
  })
}

test('images of the message come from our store, others are blocked and counted', () => {
  const shown = showHtml('<img src="cid:logo@x"><img src="https://t.example/1.gif" alt="bandeau"><img src="http://t.example/2.gif">', {
    images: { 'logo@x': '/files/1' },
  })
  assert.match(shown.html, /<img alt="" src="\/files\/1" \/>/)
  assert.match(shown.html, /<span class="email-blocked-image">bandeau<\/span>/)
  assert.equal(shown.blockedImages, 2)
})

test('when asked for, remote images pass through us', () => {
  const shown = showHtml('<img src="https://t.example/a b?c=1&amp;d">', { images: {}, remoteImagesThrough: '/remote-image?address=' })
  assert.match(shown.html, /src="\/remote-image\?address=https%3A%2F%2Ft\.example%2Fa%20b%3Fc%3D1%26d"/)
  assert.equal(shown.blockedImages, 0)
})

test('a link says where it really leads', () => {
  assert.match(show('<a href="https://evil.example/x">https://impots.gouv.fr</a>'), /<\/a> <bdi>\[evil\.example\]<\/bdi>/)
  assert.match(show('<a href="https://impots.gouv.fr.evil.example">impots.gouv.fr</a>'), /\[impots\.gouv\.fr\.evil\.example\]/)
  assert.match(show('<a href="https://ville.fr@evil.example/">ville.fr</a>'), /\[evil\.example\]/)
  assert.doesNotMatch(show('<a href="https://www.ville.fr/x">ville.fr</a>'), /<bdi>/)
})

test('a link without a scheme leads nowhere: it would lead into our pages', () => {
  for (const href of ['/admin', '//evil.example', 'admin', '?x', '#x', 'file:///etc/passwd'])
    assert.equal(show(`<a href="${href}">x</a>`), '<a>x</a>')
})

test('what is answered is folded, not lost', () => {
  assert.equal(show('new<div class="gmail_quote">old</div>'), 'new<details class="email-quote"><summary>…</summary>old</details>')
})

test('elements 20,000 deep are shown in time', async () => {
  const display = await displayEmail({ text: 'mot', html: `${'<div>'.repeat(20_000)}mot` })
  assert.match(display.html?.html ?? '', /mot/)
})

test('HTML that takes too long is not shown, its words are', async () => {
  const display = await displayEmail({ text: 'mot', html: '<b><i>'.repeat(80_000) }, { images: {} }, 1)
  assert.equal(display.html, undefined)
  assert.equal(display.htmlRefused, true)
  assert.equal(display.text.blocks[0]?.text, 'mot')
})

test('only half a megabyte of HTML is shown, and it says so', () => {
  const shown = showHtml(`<p>${'x'.repeat(600_000)}</p>`, { images: {} })
  assert.equal(shown.cut, true)
  assert.ok(shown.html.length <= 600_000)
})

const bodies = ['eml-mikel-mail', 'eml-rspamd', 'bounces-sisimai']
  .flatMap((folder) => realFiles(folder))
  .flatMap((file) => parseEmail(file.bytes).html ?? [])
test(`every real HTML body is shown (${bodies.length} bodies)`, { skip: skipWithout(realFiles('eml-rspamd'), 'eml-rspamd') }, () => {
  for (const html of bodies) assert.doesNotMatch(show(html), /<(?:script|style|form|iframe)|\son\w+="/i)
})
