import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseEmail } from '../parse-email.ts'
import { realFiles, skipWithout } from '../real-messages.testing.ts'
import { unpackRtf } from './compressed-rtf.ts'
import { readRtf } from './rtf-body.ts'
import { openWinmail } from './winmail.ts'

const FILES = realFiles('winmail-tnefparse')

test(`every real winmail.dat opens (${FILES.length} files)`, { skip: skipWithout(FILES, 'winmail-tnefparse') }, () => {
  for (const file of FILES) assert.ok(openWinmail(file.bytes), file.name)
})

function opened(part: string): ReturnType<typeof openWinmail> {
  return openWinmail(FILES.find((file) => file.name.includes(part))?.bytes ?? Buffer.alloc(0))
}

test('files, words and HTML come out of real ones', { skip: skipWithout(FILES, 'winmail-tnefparse') }, () => {
  const [file] = opened('one-file')?.attachments ?? []
  assert.equal(file?.name, 'AUTHORS')
  assert.match(file?.bytes.toString() ?? '', /^\s+Authors of/)
  assert.match(opened('IPM-DistList')?.text ?? '', /^This is the first half of the list/)
  assert.match(opened('IPM-DistList')?.html ?? '', /^<html/)
  assert.equal(opened('multi-name-property')?.subject, 'Pfingstmontag')
  assert.match(opened('triples')?.text ?? '', /Sample description/)
})

test('a real winmail.dat cut anywhere opens as far as it goes, and never fails', { skip: skipWithout(FILES, 'winmail-tnefparse') }, () => {
  for (const file of FILES) {
    for (let length = 0; length < file.bytes.length; length += Math.max(1, Math.floor(file.bytes.length / 300)))
      openWinmail(file.bytes.subarray(0, length))
    for (let at = 0; at < file.bytes.length; at += Math.max(1, Math.floor(file.bytes.length / 300))) {
      const changed = Buffer.from(file.bytes)
      changed[at] = (changed[at] ?? 0) ^ 0xff
      openWinmail(changed)
    }
  }
})

test('the files of a winmail.dat become the files of the message', { skip: skipWithout(FILES, 'winmail-tnefparse') }, () => {
  const content = FILES.find((file) => file.name.includes('one-file'))?.bytes.toString('base64') ?? ''
  const raw = [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'voir',
    '--b',
    'Content-Type: application/ms-tnef; name=winmail.dat',
    'Content-Transfer-Encoding: base64',
    '',
    content,
    '--b--',
  ]
  const email = parseEmail(Buffer.from(raw.join('\r\n')))
  assert.deepEqual(
    email.attachments.map((attachment) => [attachment.name, attachment.from]),
    [['AUTHORS', 'winmail']],
  )
})

test('a file that is no winmail.dat stays closed, and says so', () => {
  const raw = ['Content-Type: application/ms-tnef; name=winmail.dat', '', 'nothing of the kind']
  const email = parseEmail(Buffer.from(raw.join('\r\n')))
  assert.deepEqual(email.repairs, ['winmail-unreadable'])
  assert.equal(email.attachments[0]?.name, 'winmail.dat')
})

/** The worked example of MS-OXRTFCP section 4.1.1. */
const PACKED = Buffer.from('2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0', 'hex')

test('packed RTF is unpacked as its specification shows', () => {
  assert.equal(unpackRtf(PACKED)?.toString('latin1'), '{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n')
})

test('packed RTF that repeats itself, or lies about its length, stays within bounds', () => {
  assert.ok((unpackRtf(PACKED)?.length ?? 0) <= 43)
  const liar = Buffer.from(PACKED)
  liar.writeUInt32LE(0xffffffff, 4)
  assert.ok((unpackRtf(liar)?.length ?? 0) < 9_000_000)
  assert.equal(unpackRtf(Buffer.from('no')), undefined)
})

test('words come out of RTF, with their accents', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator x;}\pard D\'e9chets \u8364? 3{\b  gras}\par suite\tab fin}`
  assert.equal(readRtf(Buffer.from(rtf, 'latin1')).text, 'Déchets € 3 gras\nsuite\tfin')
})

test('the HTML hidden in RTF comes out as it was', () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 d\'e9j\'e0\htmlrtf }\htmlrtf0 {\*\htmltag72 </p>}}`
  assert.equal(readRtf(Buffer.from(rtf, 'latin1')).html, '<p>déjà</p>')
})
