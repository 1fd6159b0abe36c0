// One page of a document, as large as the screen, with what can be done to it.
import { useEffect, useRef, useState } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import type { PageQuestion } from '../../../core/instrument/pages.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { usePhoto } from '../fill/take-photo.ts'
import type { Filling } from '../fill/use-filling.ts'
import { fieldWords } from '../messages/field-words.ts'
import { pageWords } from '../messages/page-words.ts'
import { Camera, canSee } from './camera.tsx'
import { FileTrouble } from './file-parts.tsx'
import { fileOf } from './page-file.ts'

type Props = {
  pages: readonly FormNode[]
  at: number
  question: PageQuestion
  filling: Filling
  onRemove: (page: FormNode) => void
  onClose: () => void
}

export function PageViewer({ pages, at, question, filling, onRemove, onClose }: Props) {
  const m = useWords(pageWords)
  const fields = useWords(fieldWords)
  const { shelf } = useScene()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isRetaking, setIsRetaking] = useState(false)
  const page = pages[at]
  const file = page ? fileOf(page) : null
  const url = useBlobUrl(shelf.read, file?.file)
  const photo = usePhoto(question, (made: FileAnswer) =>
    filling.answer(`${page?.ref}/${question.name}`, made),
  )
  useEffect(() => dialog.current?.showModal(), [])
  if (!page) return null
  const name = file?.name ?? 'halaman.jpg'
  const title = m.page(at + 1, pages.length)

  async function turn(): Promise<void> {
    const picture = file && (await shelf.read(file.file))
    if (picture) await photo.take(picture, name, 1)
  }
  return (
    <dialog ref={dialog} className="page-viewer" aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button
          type="button"
          className="plain step"
          aria-label={m.close}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </header>
      <div className="finder">
        {url && <img src={url} alt={title} />}
        {url === null && <p className="problem">{fields.lost}</p>}
      </div>
      <FileTrouble trouble={photo.trouble} isTaking={photo.isTaking} />
      <div className="tools">
        <button type="button" disabled={at === 0} onClick={() => filling.moveRow(page.ref, at - 1)}>
          {m.earlier}
        </button>
        <button
          type="button"
          disabled={at === pages.length - 1}
          onClick={() => filling.moveRow(page.ref, at + 1)}
        >
          {m.later}
        </button>
        <button type="button" disabled={photo.isTaking} onClick={() => void turn()}>
          {m.rotate}
        </button>
        {canSee() && (
          <button type="button" onClick={() => setIsRetaking(true)}>
            {m.retake}
          </button>
        )}
        <button type="button" onClick={() => onRemove(page)}>
          {m.remove}
        </button>
      </div>
      {isRetaking && (
        <Camera
          title={`${m.retake}: ${title}`}
          onShot={(picture) => {
            setIsRetaking(false)
            void photo.take(picture, name)
          }}
          onClose={() => setIsRetaking(false)}
        />
      )}
    </dialog>
  )
}
