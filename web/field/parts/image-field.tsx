// A photo from the camera or a picture from the phone, made smaller before it is kept.
import { useState } from 'react'
import { sizeOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { looksOf } from '../fill/looks.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fileIn } from '../fill/take-file.ts'
import { usePhoto } from '../fill/take-photo.ts'
import { useGhost } from '../fill/use-earlier.ts'
import { backFromCamera, leaveForCamera, wasCutOff } from '../media/away.ts'
import { fieldWords } from '../messages/field-words.ts'
import type { Field } from './answer-field.tsx'
import { Camera, canSee } from './camera.tsx'
import { FileTrouble, NotHere, PickFile } from './file-parts.tsx'
import './fields.css'

export function ImageField(props: Field<'image'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(fieldWords)
  const { draft, shelf, flush, unit } = useScene()
  const ghost = useGhost(unit, node.ref)
  const photo = usePhoto(question, onAnswer)
  const [isCutOff, setIsCutOff] = useState(() => wasCutOff(draft, node.ref))
  const [isLooking, setIsLooking] = useState(false)
  const kept = fileIn(value)
  const url = useBlobUrl(shelf.read, kept?.file)
  const looks = looksOf(question)
  const isSelf = looks.has('selfie') || looks.has('new-front')
  const facing = isSelf ? 'user' : 'environment'

  function back(): void {
    backFromCamera()
    setIsCutOff(false)
  }
  async function take(picture: Blob, name: string): Promise<void> {
    back()
    await photo.take(picture, name)
    onLeave()
  }
  return (
    <fieldset className="file-field" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <Kept url={url} answer={kept} alt={m.image.alt(node.says('label'))} outcome={photo.outcome} />
      {isCutOff && !kept && (
        <p role="alert" className="problem">
          {m.image.cutOff}
        </p>
      )}
      {!isReadOnly && (
        <PickFile
          label={kept ? m.image.again : m.image.take}
          accept="image/*"
          capture={facing}
          describedBy={labelledBy}
          onOpen={() => {
            leaveForCamera(draft, node.ref)
            void flush()
          }}
          onCancel={back}
          onPick={(file) => void take(file, file.name)}
        />
      )}
      {!isReadOnly && (isCutOff || ghost !== null) && canSee() && (
        <button type="button" className="big" onClick={() => setIsLooking(true)}>
          {ghost === null ? m.image.inside : m.image.samePlace}
        </button>
      )}
      {!isReadOnly && !looks.has('new') && (
        <PickFile
          label={m.image.choose}
          accept="image/*"
          describedBy={labelledBy}
          onPick={(file) => void take(file, file.name)}
        />
      )}
      {isLooking && (
        <Camera
          title={node.says('label')}
          facing={facing}
          ghost={ghost}
          onShot={(picture) => {
            setIsLooking(false)
            void take(picture, 'foto.jpg')
          }}
          onClose={() => setIsLooking(false)}
        />
      )}
      <FileTrouble trouble={photo.trouble} isTaking={photo.isTaking} />
      {kept && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.clear}
        </button>
      )}
    </fieldset>
  )
}

type KeptProps = {
  url: string | null | undefined
  answer: ReturnType<typeof fileIn>
  alt: string
  outcome: ReturnType<typeof usePhoto>['outcome']
}

/** The picture, what was made of it, or why it is not seen here. */
function Kept({ url, answer, alt, outcome }: KeptProps) {
  const m = useWords(fieldWords)
  const language = useLanguage()
  if (!answer) return null
  const size = sizeOf(answer.sizeBytes, language)
  if (url === null) return <NotHere file={answer.file} />
  if (answer.type !== 'image/jpeg')
    return (
      <p>
        <b>{answer.name}</b> <small>{size}</small>
        <br />
        {m.image.foreign}
      </p>
    )
  return (
    <>
      {url && <img src={url} alt={alt} />}
      <small>
        {outcome?.kind === 'smaller'
          ? m.image.smaller(
              sizeOf(outcome.fromBytes, language),
              size,
              `${outcome.width} × ${outcome.height}`,
            )
          : size}
      </small>
    </>
  )
}
