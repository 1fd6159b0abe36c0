// A video or any other file, as the phone has it.
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fileIn, useTaking } from '../fill/take-file.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { FileTrouble, NotHere, PickFile } from './file-parts.tsx'
import './fields.css'

export function FileField(props: Field<'video' | 'file'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const language = useLanguage()
  const { shelf } = useScene()
  const { isTaking, trouble, take } = useTaking(onAnswer)
  const kept = fileIn(value)
  const url = useBlobUrl(shelf.read, kept?.file)
  const isVideo = question.type === 'video'
  return (
    <fieldset className="file-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {kept && isVideo && url && (
        // biome-ignore lint/a11y/useMediaCaption: it was recorded a moment ago
        <video src={url} controls aria-label={m.file.player(node.says('label'))} />
      )}
      {kept && (
        <p>
          <b>{kept.name}</b> <small>{sizeOf(kept.sizeBytes, language)}</small>
        </p>
      )}
      {kept && url === null && <NotHere file={kept.file} />}
      {!isReadOnly && (
        <PickFile
          label={kept ? m.file.again : isVideo ? m.file.chooseVideo : m.file.choose}
          accept={isVideo ? 'video/*' : ''}
          describedBy={labelledBy}
          onPick={async (file) => {
            await take(file, file.name)
            onLeave()
          }}
        />
      )}
      <FileTrouble trouble={trouble} isTaking={isTaking} />
      {kept && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.clear}
        </button>
      )}
    </fieldset>
  )
}
