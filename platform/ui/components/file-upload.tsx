import { useUi, useWords } from '../ui-context.ts'
import { type FieldBase, FieldFrame, describedBy } from './field-frame.tsx'

export interface FileUploadProps extends FieldBase {
  /** Accepted kinds as the browser wants them: `image/*,application/pdf`. */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** Offers the camera of a telephone at once. */
  camera?: boolean | undefined
  /** Bytes at most for one file: told while choosing; the server decides. */
  maxBytes?: number | undefined
  disabled?: boolean | undefined
}

/** A plain file input; the island lists what was chosen and says at once what is too large. */
export function FileUpload(props: FileUploadProps) {
  const words = useWords()
  const { locale } = useUi()
  return (
    <FieldFrame field={props} class="upload">
      <input
        type="file"
        id={props.id}
        name={props.name}
        accept={props.accept}
        multiple={props.multiple}
        capture={props.camera === true ? 'environment' : undefined}
        disabled={props.disabled}
        aria-required={props.required === true ? 'true' : undefined}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(props)}
        data-island="file-list"
        data-max-bytes={props.maxBytes}
        data-locale={locale}
        data-words={JSON.stringify(words.fileWords)}
      />
    </FieldFrame>
  )
}
