// A document's pages in order: a strip to glance over, and each page large, fitted or in its own size.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import type { FileAnswer } from '../../../core/wire/response.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AnswerFile } from './answer-file.tsx'
import { shown, useHeldFile } from './held-file.ts'
import './page-strip.css'

export function PageStrip({ repeat }: { repeat: FormNode }) {
  const words = useLanguage().m.fieldwork.pages
  const { slug } = useStudy()
  const [opened, setOpened] = useState<number | null>(null)
  const label = repeat.says('label') || repeat.item.name
  const rows = repeat.children.flatMap((row) => {
    const value = row.children[0]?.value
    return typeof value === 'object' && 'file' in value ? [{ ref: row.ref, page: value }] : []
  })
  const pages = rows.map(({ page }) => page)
  if (pages.length === 0) return null
  return (
    <div className="answer">
      <p className="answer-question">
        {label} <small>{words.count(pages.length)}</small>
      </p>
      <ol className="page-strip">
        {rows.map(({ ref, page }, index) => (
          <li key={ref}>
            {shown.test(page.type) ? (
              <button
                type="button"
                aria-label={words.open(index + 1, pages.length)}
                onClick={() => setOpened(index)}
              >
                <Picture page={page} alt="" />
                <b>{index + 1}</b>
              </button>
            ) : (
              <AnswerFile study={slug} answer={page} question={label} />
            )}
          </li>
        ))}
      </ol>
      {opened !== null && (
        <Large pages={pages} at={opened} onGo={setOpened} onClose={() => setOpened(null)} />
      )}
    </div>
  )
}

type LargeProps = {
  pages: readonly FileAnswer[]
  at: number
  onGo: (at: number) => void
  onClose: () => void
}

function Large({ pages, at, onGo, onClose }: LargeProps) {
  const words = useLanguage().m.fieldwork.pages
  const dialog = useRef<HTMLDialogElement>(null)
  const [isFitted, setIsFitted] = useState(true)
  useEffect(() => dialog.current?.showModal(), [])
  const page = pages[at]
  if (!page) return null
  const title = words.page(at + 1, pages.length)
  const go = (to: number) => {
    if (to >= 0 && to < pages.length) onGo(to)
  }
  function onKeyDown(event: KeyboardEvent): void {
    // In its own size the arrows move over the page, as anywhere.
    if (!isFitted) return
    if (event.key === 'ArrowLeft') go(at - 1)
    if (event.key === 'ArrowRight') go(at + 1)
  }
  return (
    <dialog
      ref={dialog}
      className="page-large"
      aria-label={title}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" disabled={at === 0} onClick={() => go(at - 1)}>
          {words.previous}
        </button>
        <button type="button" disabled={at === pages.length - 1} onClick={() => go(at + 1)}>
          {words.next}
        </button>
        <button type="button" aria-pressed={!isFitted} onClick={() => setIsFitted(!isFitted)}>
          {words.ownSize}
        </button>
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="page-sheet" data-fitted={isFitted} tabIndex={0} aria-label={title}>
        <Picture page={page} alt={title} />
      </section>
    </dialog>
  )
}

function Picture({ page, alt }: { page: FileAnswer; alt: string }) {
  const words = useLanguage().m.fieldwork.answerFile
  const { slug } = useStudy()
  const { url, error } = useHeldFile(slug, page, true)
  if (error) return <small>{words.notCome}</small>
  return url === null ? <small>{words.coming}</small> : <img src={url} alt={alt} />
}
