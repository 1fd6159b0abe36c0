// The pages of a document: taken one after another while the camera stays open, looked at, turned, put in order.
import { type RefObject, useId, useRef, useState } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import type { PageQuestion } from '../../../core/instrument/pages.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { usePhoto } from '../fill/take-photo.ts'
import type { Filling } from '../fill/use-filling.ts'
import { backFromCamera, leaveForCamera, wasCutOff } from '../media/away.ts'
import { fieldWords } from '../messages/field-words.ts'
import { pageWords } from '../messages/page-words.ts'
import { Camera, canSee } from './camera.tsx'
import { FileTrouble, PickFile } from './file-parts.tsx'
import { fileOf } from './page-file.ts'
import { PageViewer } from './page-viewer.tsx'
import { Removed } from './removed.tsx'
import { Said } from './said.tsx'
import './page-list.css'

type Props = {
  repeat: FormNode
  question: PageQuestion
  filling: Filling
  heading?: RefObject<HTMLHeadingElement | null>
}

export function PageList({ repeat, question, filling, heading }: Props) {
  const m = useWords(pageWords)
  const { image } = useWords(fieldWords)
  const { draft, flush } = useScene()
  const id = useId()
  const [isLooking, setIsLooking] = useState(false)
  const [isCutOff, setIsCutOff] = useState(() => wasCutOff(draft, repeat.ref))
  const [opened, setOpened] = useState<string | null>(null)
  const [removed, setRemoved] = useState<{ number: number; back: () => void } | null>(null)
  const latest = useRef(filling)
  latest.current = filling
  const photo = usePhoto(question, (file) => add(file))
  /** Pages stand in the order in which they were taken, however long one takes to be made smaller. */
  const queue = useRef(Promise.resolve())
  const pages = repeat.children
  const open = pages.findIndex((page) => page.ref === opened)

  function add(file: FileAnswer): void {
    const row = latest.current.addRow(repeat.ref)
    latest.current.answer(`${row}/${question.name}`, file)
  }
  function take(picture: Blob, name: string): void {
    backFromCamera()
    setIsCutOff(false)
    setRemoved(null)
    queue.current = queue.current.then(async () => {
      await photo.take(picture, name)
    })
  }
  const buttons = { accept: 'image/*', describedBy: `${id}label` }
  return (
    <section className="card pages">
      <Said node={repeat} ids={{ label: `${id}label`, hint: `${id}hint` }} heading={heading} />
      <p className="hint" role="status">
        {pages.length === 0 ? m.empty : m.count(pages.length)}
      </p>
      {isCutOff && (
        <p role="alert" className="problem">
          {image.cutOff}
        </p>
      )}
      {pages.length > 0 && (
        <ol>
          {pages.map((page, index) => (
            <li key={page.ref}>
              <Thumbnail
                page={page}
                label={m.open(index + 1, pages.length)}
                number={index + 1}
                onOpen={() => setOpened(page.ref)}
              />
            </li>
          ))}
        </ol>
      )}
      {removed && (
        <Removed
          text={m.removed(removed.number)}
          onBack={() => {
            removed.back()
            setRemoved(null)
          }}
        />
      )}
      <FileTrouble trouble={photo.trouble} isTaking={photo.isTaking} />
      {canSee() && (
        <button type="button" className="big primary" onClick={() => setIsLooking(true)}>
          {m.take}
        </button>
      )}
      <div className="two">
        <PickFile
          {...buttons}
          label={m.native}
          capture="environment"
          onOpen={() => {
            leaveForCamera(draft, repeat.ref)
            void flush()
          }}
          onCancel={backFromCamera}
          onPick={(file) => take(file, file.name)}
        />
        <PickFile {...buttons} label={m.choose} isMany onPick={(file) => take(file, file.name)} />
      </div>
      {isLooking && (
        <Camera
          title={repeat.says('label')}
          told={m.count(pages.length)}
          onShot={(picture) => take(picture, `halaman-${pages.length + 1}.jpg`)}
          onClose={() => setIsLooking(false)}
        />
      )}
      {open >= 0 && (
        <PageViewer
          pages={pages}
          at={open}
          question={question}
          filling={filling}
          onRemove={(page) => {
            setOpened(null)
            setRemoved({ number: open + 1, back: filling.removeRow(page.ref) })
          }}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  )
}

type ThumbnailProps = { page: FormNode; number: number; label: string; onOpen: () => void }

function Thumbnail({ page, number, label, onOpen }: ThumbnailProps) {
  const { shelf } = useScene()
  const m = useWords(fieldWords)
  const url = useBlobUrl(shelf.read, fileOf(page)?.file)
  return (
    <button type="button" aria-label={label} onClick={onOpen}>
      {url ? <img src={url} alt="" /> : <small>{url === null ? m.lost : ''}</small>}
      <b>{number}</b>
    </button>
  )
}
