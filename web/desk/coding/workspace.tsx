// The coding view: reading column, tool panel, and the state that both share: what is chosen, looked at, filtered.
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Code, Coding, Source } from '../../../core/wire/coding.ts'
import { WithRecordings } from '../listen/with-recordings.tsx'
import { SegmentMemos } from '../memos/segment-memos.tsx'
import { SourceMemos } from '../memos/source-memos.tsx'
import { HideName } from '../names/hide-name.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { BookList } from './book-list.tsx'
import { blockAt } from './by-block.ts'
import { CorrectForm } from './correct-form.tsx'
import { codingsShown, everything, type Filter, turnsShown } from './filter.ts'
import { Filters } from './filters.tsx'
import { KeyHelp } from './key-help.tsx'
import { type Noting, Passage } from './passage.tsx'
import { Picker } from './picker.tsx'
import { Reading } from './reading.tsx'
import { openRemarks } from './remarks.tsx'
import { useScreenKeys } from './screen-keys.ts'
import { SourceHead } from './source-head.tsx'
import { type Span, tidy } from './span.ts'
import { sentenceAt } from './steps.ts'
import { TouchBar } from './touch-bar.tsx'
import { uncodedBlocks } from './uncoded.ts'
import { UnfitList } from './unfit-list.tsx'
import { useAim } from './use-aim.ts'
import { useApply } from './use-apply.ts'
import { useCodings } from './use-codings.ts'
import { useDeepLink } from './use-deep-link.ts'
import { useDrawn } from './use-drawn.ts'
import { useLooks } from './use-looks.ts'
import { usePulse } from './use-pulse.ts'

export function Workspace({ source, codes }: { source: Source; codes: readonly Code[] }) {
  const m = useMessages().coding
  const { may } = useStudy()
  useTitle(source.title)
  const column = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  /** A finger gets no keyboard it did not ask for. */
  const isPicking = useRef(false)
  const { codings, unfit, dropUnfit, apply, remove, edit, undo, redo, waiting, query } =
    useCodings(source)
  const looks = useLooks(codes)
  const mayCode = may('coding.write')
  // The words of a response are corrected by whoever filled it in.
  const mayCorrect = may('source.write') && source.response === null

  const [chosen, setChosen] = useState<Span | null>(null)
  const [free, setFree] = useState<Span | null>(null)
  const [looking, setLooking] = useState<readonly string[]>([])
  const { aim, setAim, current, setCurrent, offset, setOffset, reveal, follow, goTo } =
    useAim(source)
  const [filter, setFilter] = useState<Filter>(everything)
  const [sheetOpen, setSheetOpen] = useState(false)
  const [helping, setHelping] = useState(false)
  const [correcting, setCorrecting] = useState(false)

  const drawn = useDrawn(source)
  const shown = useMemo(() => codingsShown(codings, filter), [codings, filter])
  const uncoded = useMemo(() => uncodedBlocks(source, codings), [source, codings])
  const only = useMemo(
    () => turnsShown(source, filter, uncoded, drawn),
    [source, filter, uncoded, drawn],
  )
  const passage = useMemo(
    () => looking.flatMap((id) => codings.find((one) => one.id === id) ?? []),
    [codings, looking],
  )
  const on = passage[0]?.id ?? null
  const [attaching, setAttaching] = useState<string | null>(null)
  const [noting, setNoting] = useState<Noting | null>(null)
  const panel = useRef<HTMLElement>(null)

  const look = useCallback(
    (found: readonly Coding[]) => {
      const first = found[0]
      setChosen(null)
      setLooking(found.map((one) => one.id))
      setSheetOpen(found.length > 0)
      if (!first) return
      const index = blockAt(source.blocks, first.start)
      setOffset(first.end)
      reveal(index)
    },
    [reveal, setOffset, source.blocks],
  )

  const choose = useCallback(
    (span: Span | null, withFocus = true) => {
      const clean = span && mayCode ? tidy(source.text, span) : null
      setChosen(clean)
      setFree(null)
      if (!clean) return
      setLooking([])
      const index = blockAt(source.blocks, clean.start)
      setCurrent(index)
      setOffset(clean.end)
      setAim({ block: index, withFocus: false })
      isPicking.current = withFocus
      if (withFocus) setSheetOpen(true)
    },
    [mayCode, setAim, setCurrent, setOffset, source.blocks, source.text],
  )

  // As soon as the picker is drawn, not with the next picture: letters typed until then would be taken for shortcuts.
  useLayoutEffect(() => {
    if (chosen && isPicking.current) input.current?.focus({ preventScroll: true })
    isPicking.current = false
  }, [chosen])

  useEffect(() => {
    if (chosen) column.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  // What the panel shows of a choice stands at its head, wherever it was scrolled to.
  const isChosen = chosen !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every other thing that stands there
  useEffect(() => {
    panel.current?.scrollTo(0, 0)
  }, [isChosen, on])

  const drop = useCallback(() => {
    const index = current
    setChosen(null)
    setLooking([])
    setSheetOpen(false)
    reveal(index)
  }, [current, reveal])

  const letGo = useCallback(() => {
    setChosen(null)
    setFree(null)
  }, [])
  usePulse(source, correcting, letGo)

  const { recent, applyCode, applyTo, applyFresh } = useApply({
    codes,
    chosen,
    apply,
    onDone: drop,
  })

  /** Onto what is chosen when it is let go of there, else onto the sentence under it. */
  function dropCode(id: string, at: number) {
    const code = codes.find((one) => one.id === id)
    const block = source.blocks[blockAt(source.blocks, at)]
    if (!code || !block) return
    const isChosen = chosen !== null && at >= chosen.start && at <= chosen.end
    const span = isChosen ? chosen : sentenceAt(source.text, block, at)
    if (!span) return
    applyTo(code, span)
    if (isChosen) drop()
  }

  function point(at: number, isTouch: boolean, ids: string[]) {
    const index = blockAt(source.blocks, at)
    const block = source.blocks[index]
    setCurrent(index)
    setOffset(at)
    if (ids.length > 0) return look(codings.filter((one) => ids.includes(one.id)))
    setLooking([])
    if (!isTouch || !block) return setChosen(null)
    choose(sentenceAt(source.text, block, at), false)
  }

  useDeepLink(source, codings, query.isSuccess, look, goTo)
  useScreenKeys({
    source,
    codings,
    shown,
    chosen,
    current,
    offset,
    on,
    input,
    mayCode,
    choose,
    resize: edit,
    applyKey: (key) => {
      const code = codes.find((one) => one.shortcut === key && one.retiredAt === null)
      if (code) applyCode(code, false)
      return code !== undefined
    },
    look,
    goTo,
    drop,
    undo,
    redo,
    isShown: (index) => only === null || only.has(index),
    help: () => setHelping(true),
    attach: () => may('finding.write') && setAttaching(on),
    remove: () => mayCode && passage[0]?.layer === 'mine' && remove(passage[0]),
    another: () => passage[0] && choose({ start: passage[0].start, end: passage[0].end }),
    remark: () => openRemarks(panel.current),
    memo: () => {
      if (!may('memo.write')) return
      setNoting({ on: on ?? source.id, asked: (noting?.asked ?? 0) + 1 })
      setSheetOpen(true)
    },
    correct: () => {
      if (!mayCorrect) return
      setCorrecting(true)
      setSheetOpen(true)
    },
  })

  const quote = chosen ? source.text.slice(chosen.start, chosen.end) : ''

  return (
    <div className="workspace">
      <div className="read">
        <SourceHead
          source={source}
          codings={shown}
          on={on}
          uncoded={uncoded.size}
          filters={
            <Filters
              source={source}
              codes={codes}
              codings={codings}
              filter={filter}
              drawn={drawn.size}
              onFilter={setFilter}
            />
          }
          uncodedOnly={filter.uncoded}
          waiting={waiting}
          onUncodedOnly={(uncoded) => setFilter({ ...filter, uncoded })}
          onLook={look}
          onHelp={() => setHelping(true)}
          onCorrect={
            mayCorrect
              ? () => {
                  setCorrecting(true)
                  setSheetOpen(true)
                }
              : null
          }
          isPanelOpen={sheetOpen}
          onPanel={() => setSheetOpen(!sheetOpen)}
        />
        {filter.uncoded && uncoded.size === 0 && <p className="all-coded quiet">{m.noUncoded}</p>}
        <WithRecordings
          source={source}
          column={column}
          current={current}
          isBusy={chosen !== null || correcting}
          onFollow={follow}
          onCode={mayCode ? (index) => choose(source.blocks[index] ?? null) : null}
        >
          <Reading
            column={column}
            source={source}
            codings={shown}
            looks={looks}
            chosen={chosen}
            on={on}
            current={current}
            only={only}
            aim={aim}
            onSelect={choose}
            onPoint={point}
            onFree={setFree}
            drawn={drawn}
            mayCode={mayCode}
            onResize={edit}
            onDropCode={dropCode}
          />
        </WithRecordings>
        <TouchBar
          source={source}
          codes={codes}
          recent={recent}
          chosen={chosen}
          free={free}
          hidden={sheetOpen}
          onChoose={(span) => choose(span, false)}
          onCode={(span) => {
            choose(span, false)
            setSheetOpen(true)
          }}
          onApply={(code, span) => {
            const clean = tidy(source.text, span)
            if (clean) applyTo(code, clean)
            drop()
          }}
          onDrop={drop}
        />
      </div>
      <aside ref={panel} className="panel" aria-label={m.panel} data-open={sheetOpen}>
        {correcting && (
          <CorrectForm
            key={`${source.version} ${current}`}
            source={source}
            index={current}
            codings={codings}
            onDone={() => {
              setCorrecting(false)
              drop()
            }}
          />
        )}
        {chosen && !correcting && (
          <Picker
            input={input}
            codes={codes}
            recent={recent}
            quote={quote}
            mayMakeCodes={may('codebook.write')}
            onApply={applyCode}
            onFresh={applyFresh}
            onCancel={drop}
          />
        )}
        {!chosen && passage.length > 0 && (
          <Passage
            source={source}
            codings={passage}
            looks={looks}
            on={on}
            attaching={attaching}
            onAttach={setAttaching}
            noting={noting}
            onNote={setNoting}
            onLeave={() => reveal(current)}
            onLook={(id) => setLooking([id, ...looking.filter((one) => one !== id)])}
            onRemove={remove}
            onEdit={edit}
            onMore={(coding) => choose({ start: coding.start, end: coding.end })}
            onClose={drop}
          />
        )}
        {!chosen && passage.length === 0 && (
          <button
            type="button"
            className="plain close panel-close"
            aria-label={m.passage.close}
            onClick={drop}
          >
            ×
          </button>
        )}
        <UnfitList
          codings={unfit}
          looks={looks}
          isChosen={chosen !== null}
          onPlace={(coding) => {
            const look = looks.get(coding.code)
            if (!look) return
            applyCode({ id: coding.code, label: look.label }, false)
            dropUnfit(coding)
          }}
          onRemove={dropUnfit}
        />
        <SegmentMemos source={source.id} span={chosen && { ...chosen, quote }} />
        {chosen && !correcting && <HideName source={source} span={chosen} onDone={drop} />}
        <SourceMemos source={source.id} asked={noting?.on === source.id ? noting.asked : 0} />
        <BookList
          codes={codes}
          onlyCode={filter.code}
          onCode={(code) =>
            chosen
              ? applyCode(code, false)
              : setFilter({ ...filter, code: filter.code === code.id ? null : code.id })
          }
        />
      </aside>
      {helping && <KeyHelp onClose={() => setHelping(false)} />}
    </div>
  )
}
