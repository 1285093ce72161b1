import type { ComponentChildren } from 'preact'
import { EmptyState, classes } from '#platform/ui'
import type { DeskMessages } from '../messages/desk/index.ts'
import { TurboFrame } from './turbo-frame.tsx'

/** List, file and side pane. The file is a frame: opening another request of the list replaces it alone, under its own address. */
export function RequestPanes({ list, file, t }: { list?: ComponentChildren; file?: ComponentChildren; t: DeskMessages }) {
  return (
    <div class={classes('panes', file === undefined ? 'shows-list' : 'shows-file', list === undefined && 'no-list')}>
      {list}
      <FileFrame>{file ?? <NothingOpen t={t} />}</FileFrame>
    </div>
  )
}

/** What a frame asks for: the file pane alone. */
export function FileFrame({ children }: { children: ComponentChildren }) {
  return (
    <TurboFrame id="file" class="pane-file" target="_top">
      {children}
    </TurboFrame>
  )
}

function NothingOpen({ t }: { t: DeskMessages }) {
  return (
    <div class="nothing-open">
      <EmptyState title={t.list.openOne} icon="keyboard">
        {t.list.openOneText}
      </EmptyState>
    </div>
  )
}
