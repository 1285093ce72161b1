export { type AssetManifest, ASSETS_PATH, NO_ASSETS } from './asset-manifest.ts'
export { classes } from './class-names.ts'
export { renderDocument, renderFragment } from './rendering.ts'
export { type Ui, UiContext, useUi, useWords } from './ui-context.ts'

export { AgentLayout, type AgentLayoutProps } from './components/agent-layout.tsx'
export { Avatar, initials } from './components/avatar.tsx'
export { Breadcrumb, type Crumb } from './components/breadcrumb.tsx'
export { Button, ButtonLink, type ButtonLinkProps, type ButtonProps, type ButtonVariant, shortcutAttributes } from './components/button.tsx'
export {
  Checkbox,
  CheckboxGroup,
  type CheckboxGroupProps,
  type CheckboxProps,
  type Choice,
  RadioGroup,
  type RadioGroupProps,
} from './components/choices.tsx'
export { CitizenLayout, type CitizenLayoutProps } from './components/citizen-layout.tsx'
export { DateField, type DateFieldProps, type DatePart, type DateParts } from './components/date-field.tsx'
export { DeskPanes, type DeskPanesProps, type ListRow, RowList } from './components/desk-panes.tsx'
export { Dialog, type DialogProps } from './components/dialog.tsx'
export { Document, type DocumentProps } from './components/document.tsx'
export { ErrorSummary, type ErrorSummaryProps, type FormError } from './components/error-summary.tsx'
export { Field, type FieldProps, type FieldType, type FieldWidth } from './components/field.tsx'
export type { FieldBase } from './components/field-frame.tsx'
export { FileUpload, type FileUploadProps } from './components/file-upload.tsx'
export { Actions, Form, type FormProps } from './components/form.tsx'
export { Heading, type HeadingLevel } from './components/heading.tsx'
export { Icon, type IconProps } from './components/icon.tsx'
export { ICON_NAMES, type IconName } from './components/icon-shapes.ts'
export { Kbd } from './components/kbd.tsx'
export { Link, type LinkProps } from './components/link.tsx'
export { Menu, type MenuAct, type MenuLink, type MenuProps } from './components/menu.tsx'
export type { NavLink, QueueGroup, QueueLink } from './components/navigation.ts'
export { Notice, type NoticeProps, type NoticeTone } from './components/notice.tsx'
export { SearchBox, type SearchBoxProps } from './components/search-box.tsx'
export { Select, type Option, type OptionGroup, type SelectProps } from './components/select.tsx'
export { ShortcutHelp, type ShortcutLine } from './components/shortcut-help.tsx'
export { SkipLinks } from './components/skip-links.tsx'
export { STATUS_TONES, StatusTag, type StatusTone } from './components/status-tag.tsx'
export { DataList, SummaryList, type SummaryRow } from './components/summary-list.tsx'
export { type Column, Table, type TableProps } from './components/table.tsx'
export { TextArea, type TextAreaProps } from './components/text-area.tsx'
export { Toast, type ToastProps, ToastRegion } from './components/toast.tsx'
