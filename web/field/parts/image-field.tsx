// A photo from the camera or a picture from the phone, made smaller before it is kept.
import { useState } from 'react'
import { useWords } from '../../kit/language.ts'
import { looksOf } from '../fill/looks.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fileIn, useTaking } from '../fill/take-file.ts'
import { shrink } from '../media/shrink.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { FileTrouble, PickFile } from './file-parts.tsx'
import './fields.css'

export function ImageField(props: Field<'image'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const { shelf } = useScene()
  const { isTaking, trouble, setTrouble, take } = useTaking(onAnswer)
  const [isShrinking, setIsShrinking] = useState(false)
  const kept = fileIn(value)
  const url = useBlobUrl(shelf.read, kept?.file)
  const looks = looksOf(question)
  const isSelf = looks.has('selfie') || looks.has('new-front')

  async function pick(file: File): Promise<void> {
    setIsShrinking(true)
    const small = await shrink(file, question.maxPixels)
    setIsShrinking(false)
    if (!small) return setTrouble({ kind: 'unread' })
    await take(small, `${file.name.replace(/\.[^.]*$/, '') || 'foto'}.jpg`)
    onLeave()
  }
  return (
    <fieldset className="file-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {kept && url && <img src={url} alt={m.image.alt(node.says('label'))} />}
      {kept && url === null && <p className="problem">{m.lost}</p>}
      {!isReadOnly && (
        <PickFile
          label={kept ? m.image.again : m.image.take}
          accept="image/*"
          capture={isSelf ? 'user' : 'environment'}
          describedBy={labelledBy}
          onPick={pick}
        />
      )}
      {!isReadOnly && !looks.has('new') && (
        <PickFile label={m.image.choose} accept="image/*" describedBy={labelledBy} onPick={pick} />
      )}
      <FileTrouble trouble={trouble} isTaking={isTaking || isShrinking} />
      {kept && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.clear}
        </button>
      )}
    </fieldset>
  )
}
