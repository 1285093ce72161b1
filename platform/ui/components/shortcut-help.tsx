import { useWords } from '../ui-context.ts'
import { Dialog } from './dialog.tsx'
import { Kbd } from './kbd.tsx'

export interface ShortcutLine {
  /** Keys one after the other: `g d`, `?`, `Ctrl K`. */
  keys: string
  text: string
}

/** The sheet behind `?`: the shortcuts everywhere, and, filled by the island from the page, those that are here. */
export function ShortcutHelp({ lines }: { lines: readonly ShortcutLine[] }) {
  const words = useWords()
  const everywhere: readonly ShortcutLine[] = [
    { keys: '?', text: words.shortcutNames.help },
    { keys: 'Ctrl K', text: words.shortcutNames.search },
    { keys: 'j', text: words.shortcutNames.next },
    { keys: 'k', text: words.shortcutNames.previous },
    { keys: 'Esc', text: words.shortcutNames.close },
    ...lines,
  ]
  return (
    <Dialog id="shortcut-help" title={words.shortcuts}>
      <div class="stack tight" data-island="shortcuts">
        <div class="field choice">
          <input type="checkbox" id="shortcuts-on" checked data-shortcuts-switch />
          <label for="shortcuts-on">{words.shortcutsOn}</label>
        </div>
        <h3>{words.shortcutsHere}</h3>
        <p data-shortcuts-none>{words.shortcutsNone}</p>
        <dl class="shortcut-list" data-shortcuts-here hidden />
        <h3>{words.shortcutsEverywhere}</h3>
        <dl class="shortcut-list">
          {everywhere.map((line) => [
            <dt key={`${line.keys} key`}>
              <Keys keys={line.keys} />
            </dt>,
            <dd key={line.keys}>{line.text}</dd>,
          ])}
        </dl>
      </div>
    </Dialog>
  )
}

function Keys({ keys }: { keys: string }) {
  return <>{keys.split(' ').map((key, index) => [index > 0 && ' ', <Kbd key={key}>{key}</Kbd>])}</>
}
