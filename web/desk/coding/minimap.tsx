// The whole document's coding in one strip: a bar per coding, a frame around what the window shows.
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Coding } from '../../../core/wire/coding.ts'
import { type CodeLook, hueOf } from './look.ts'

type Props = {
  column: RefObject<HTMLElement | null>
  length: number
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
}

export function Minimap({ column, length, codings, looks }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [frame, setFrame] = useState({ top: 0, height: 100 })
  const [redraw, setRedraw] = useState(0)

  useEffect(() => {
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const again = () => setRedraw((n) => n + 1)
    scheme.addEventListener('change', again)
    const observer = new ResizeObserver(again)
    if (canvas.current) observer.observe(canvas.current)
    return () => {
      scheme.removeEventListener('change', again)
      observer.disconnect()
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new size or colour scheme paints anew
  useEffect(() => {
    if (canvas.current) paint(canvas.current, length, codings, looks)
  }, [length, codings, looks, redraw])

  useEffect(() => {
    const scrolled = column.current
    if (!scrolled) return
    const follow = () =>
      setFrame({
        top: (scrolled.scrollTop / scrolled.scrollHeight) * 100,
        height: (scrolled.clientHeight / scrolled.scrollHeight) * 100,
      })
    follow()
    scrolled.addEventListener('scroll', follow, { passive: true })
    return () => scrolled.removeEventListener('scroll', follow)
  }, [column])

  return (
    // A convenience of the pointer: j, k, n and p go everywhere that it goes.
    <div
      className="minimap"
      aria-hidden="true"
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const share = (event.clientY - box.top) / box.height
        const scrolled = column.current
        scrolled?.scrollTo(0, share * scrolled.scrollHeight - scrolled.clientHeight / 2)
      }}
    >
      <canvas ref={canvas} />
      {frame.height < 100 && <b style={{ top: `${frame.top}%`, height: `${frame.height}%` }} />}
    </div>
  )
}

function paint(
  canvas: HTMLCanvasElement,
  length: number,
  codings: readonly Coding[],
  looks: ReadonlyMap<string, CodeLook>,
): void {
  const pixels = devicePixelRatio
  const width = canvas.clientWidth
  const height = canvas.clientHeight
  canvas.width = width * pixels
  canvas.height = height * pixels
  const pen = canvas.getContext('2d')
  if (!pen || length === 0) return
  pen.scale(pixels, pixels)
  for (const [hue, bars] of Map.groupBy(codings, (one) => looks.get(one.code)?.hue ?? 0)) {
    // A canvas cannot read custom properties; an element's resolved colour can be asked for.
    canvas.style.color = hueOf(hue)
    pen.fillStyle = getComputedStyle(canvas).color
    for (const { start, end } of bars)
      pen.fillRect(
        1,
        (start / length) * height,
        width - 2,
        Math.max(2, ((end - start) / length) * height),
      )
  }
}
