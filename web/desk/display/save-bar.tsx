// A display leaves as a picture or as its data.
import type { RefObject } from 'react'
import { byteOrderMark, type Cell, csvLines } from '../../../core/table/csv.ts'
import { offer } from '../data/save-export.ts'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { asPng, pictureOf } from './picture.ts'

export function SaveBar(props: {
  name: string
  root: RefObject<HTMLElement | null>
  rows: () => Cell[][]
}) {
  const m = useDisplayWords().save
  const { slug } = useStudy()
  const name = `${slug}-${props.name}`
  const picture = () => (props.root.current ? pictureOf(props.root.current) : null)
  const saveSvg = () => {
    const drawn = picture()
    if (drawn) offer(new Blob([drawn.svg], { type: 'image/svg+xml' }), `${name}.svg`)
  }
  const savePng = async () => {
    const drawn = picture()
    if (drawn) offer(await asPng(drawn), `${name}.png`)
  }
  const saveCsv = () =>
    offer(new Blob([byteOrderMark + csvLines(props.rows())], { type: 'text/csv' }), `${name}.csv`)
  return (
    <p className="save-bar">
      <button type="button" onClick={saveSvg}>
        {m.svg}
      </button>
      <button type="button" onClick={savePng}>
        {m.png}
      </button>
      <button type="button" onClick={saveCsv}>
        {m.csv}
      </button>
    </p>
  )
}
