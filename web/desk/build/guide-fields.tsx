// What a guide's question has besides: follow-ups in their order, and the codes of the study that it aims at.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import * as v from 'valibot'
import { type Asked, documentParts, type Probe } from '../../../core/instrument/question.ts'
import { CodeName } from '../../../core/wire/words.ts'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useBuild } from './messages.ts'
import { freeName, isMadeFrom, nameFrom } from './naming.ts'
import { change, type Panel } from './panel.ts'
import { Picker } from './picker.tsx'
import { put } from './place.ts'
import { setText } from './relabel.ts'
import { Section } from './section.tsx'
import { useRowFocus } from './use-row-focus.ts'

export function GuideFields(props: Panel & { at: string; question: Asked }) {
  const m = useBuild()
  const { instrument, at, question, onChange } = props
  const probes = question.probes ?? []
  const aims = question.aims ?? []
  return (
    <>
      <Section
        title={m.guide.probes}
        summary={m.guide.probesCount(probes.length)}
        isOpen={probes.length > 0 || instrument.kind === 'interview' || instrument.kind === 'fgd'}
      >
        <Probes {...props} probes={probes} />
      </Section>
      <Section
        title={m.guide.aims}
        summary={aims.join(', ') || m.guide.aimsNone}
        isOpen={aims.length > 0}
      >
        <Aims at={at} aims={aims} onChange={onChange} />
      </Section>
      {instrument.kind === 'document' && (
        <label className="field short">
          {m.guide.records}
          <select
            value={question.records ?? ''}
            onChange={(event) =>
              change(
                onChange,
                `${at}.records`,
                event.target.value === '' ? undefined : event.target.value,
              )
            }
          >
            <option value="">{m.guide.recordsNothing}</option>
            {documentParts.map((part) => (
              <option key={part} value={part}>
                {m.guide.documentParts[part]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}

function Probes({
  instrument,
  at,
  tongue,
  frozen,
  onChange,
  probes,
}: Panel & { at: string; probes: readonly Probe[] }) {
  const m = useBuild().guide
  const list = useRef<HTMLOListElement>(null)
  const place = `${at}.probes`
  const [first = tongue] = instrument.languages

  const focus = useRowFocus(list, 'data-probe')
  const keepAll = (next: readonly Probe[]) =>
    onChange(({ instrument: now }) => put(now, place, next.length > 0 ? next : undefined))
  function addAfter(index: number) {
    const name = freeName('q', new Set(probes.map((one) => one.name)))
    keepAll(probes.toSpliced(index + 1, 0, { name, label: {} }))
    focus(index + 1)
  }
  function moveBy(index: number, by: number) {
    const probe = probes[index]
    const to = index + by
    if (!probe || to < 0 || to >= probes.length) return
    keepAll(probes.toSpliced(index, 1).toSpliced(to, 0, probe))
    focus(to)
  }
  function write(index: number, text: string) {
    const probe = probes[index]
    if (!probe) return
    const follows =
      tongue === first &&
      isMadeFrom(probe.name, probe.label[first] ?? '') &&
      !frozen.has(probe.name)
    const others = new Set(probes.filter((one) => one !== probe).map((one) => one.name))
    onChange(({ instrument: now }) => {
      const labelled = setText(now, `${place}.${index}.label`, tongue, text)
      return follows
        ? put(labelled, `${place}.${index}.name`, freeName(nameFrom(text), others))
        : labelled
    }, `${place}.${index}.label.${tongue}`)
  }
  return (
    <>
      <ol ref={list} className="probe-rows">
        {probes.map((probe, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a probe's name changes while its words are typed
          <li key={index}>
            <input
              aria-label={m.probe(index + 1)}
              lang={tongue}
              data-probe={index}
              data-at={`${place}.${index}.label`}
              placeholder={Object.values(probe.label)[0]}
              value={probe.label[tongue] ?? ''}
              onChange={(event) => write(index, event.target.value)}
              onKeyDown={(event) => {
                const { key } = event
                if (key === 'Enter') {
                  event.preventDefault()
                  addAfter(index)
                } else if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
                  event.preventDefault()
                  moveBy(index, key === 'ArrowUp' ? -1 : 1)
                }
              }}
            />
            <span className="row-tools">
              <button
                type="button"
                className="plain"
                aria-label={m.up(index + 1)}
                onClick={() => moveBy(index, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="plain"
                aria-label={m.down(index + 1)}
                onClick={() => moveBy(index, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="plain"
                aria-label={m.removeProbe(index + 1)}
                onClick={() => {
                  keepAll(probes.toSpliced(index, 1))
                  focus(Math.max(0, index - 1))
                }}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ol>
      <button type="button" onClick={() => addAfter(probes.length - 1)}>
        {m.addProbe}
      </button>
    </>
  )
}

function Aims({
  at,
  aims,
  onChange,
}: {
  at: string
  aims: readonly string[]
  onChange: Panel['onChange']
}) {
  const m = useBuild().guide
  const { slug, may } = useStudy()
  const codes = useQuery({ ...codesQuery(slug), enabled: may('codebook.read') })
  const known = new Map((codes.data ?? []).map((code) => [code.name, code]))
  const options = (codes.data ?? [])
    .filter((code) => code.retiredAt === null && !aims.includes(code.name))
    .map((code) => ({ key: code.name, label: code.label, detail: code.definition.slice(0, 90) }))
  const set = (next: readonly string[]) =>
    change(onChange, `${at}.aims`, next.length > 0 ? next : undefined)
  return (
    <div data-at={`${at}.aims`} tabIndex={-1}>
      {aims.length > 0 && (
        <ul className="chips">
          {aims.map((aim) => (
            <li key={aim} className="chip">
              {known.get(aim)?.label ?? aim}
              {codes.data && !known.has(aim) && <small>{m.noSuchCode}</small>}
              <button
                type="button"
                className="plain"
                aria-label={m.removeAim(known.get(aim)?.label ?? aim)}
                onClick={() => set(aims.filter((one) => one !== aim))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <Picker
        label={m.addAim}
        placeholder={m.addAimWhat}
        hint={m.aimsWhat}
        options={options}
        onPick={(name) => set([...aims, name])}
        onFree={(text) => {
          const name = text
            .toLowerCase()
            .replaceAll(/[^a-z0-9]+/g, '-')
            .replaceAll(/^-+|-+$/g, '')
          if (v.is(CodeName, name) && !aims.includes(name)) set([...aims, name])
        }}
      />
    </div>
  )
}
