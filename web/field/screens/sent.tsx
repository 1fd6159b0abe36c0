// What became of a finished response. "Saved on this phone" and "received" are different words here.
import './sent.css'
import { useCallback } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { InstrumentKind } from '../../../core/instrument/model.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import { momentOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { explain } from '../../kit/problem.ts'
import { afterWords } from '../messages/after-words.ts'
import { words } from '../messages/words.ts'
import { CorrectOwn } from '../parts/correct-own.tsx'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { nameOf, questionLabel, versionOf } from '../parts/name.ts'
import { Reflection } from '../parts/reflection.tsx'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { filesLeft, readSealed } from '../store/outbox.ts'
import type { Sealed } from '../store/shape.ts'

/** After these one has something to say. */
const talks = new Set<InstrumentKind>(['interview', 'fgd', 'observation'])

export function SentScreen({ kit, id }: { kit: FieldKit; id: string }) {
  const m = useWords(words)
  const { sent } = useWords(afterWords)
  const language = useLanguage()
  const row = useStored(useCallback(() => readSealed(id), [id]))
  if (!row) return null
  const version = versionOf(kit, row.version)
  const told = tell(row)

  function tell(sealed: Sealed): string {
    const { state, receipt } = sealed
    if (state === 'refused') return sent.refused
    if (state === 'sending') return sent.sending
    if (state === 'files') return sent.files(filesLeft(sealed))
    if (!receipt) return sent.waiting
    const at = momentOf(receipt.receivedAt, kit.study.zone, language)
    return receipt.quarantined ? sent.quarantined(at) : sent.received(at)
  }

  return (
    <Frame
      title={nameOf(kit, row, language)}
      back={paths.home}
      foot={
        <a className="button big primary" href={paths.home}>
          {m.home}
        </a>
      }
    >
      <section className="card sent" data-state={row.state}>
        <Icon
          name={row.state === 'refused' ? 'warn' : row.state === 'received' ? 'check' : 'ring'}
        />
        <h2>{sent.finished}</h2>
        <p role="status">{told}</p>
        {row.problem && (
          <p className="problem">{explain(row.problem, questionLabel(version, language))}</p>
        )}
      </section>
      {version && talks.has(version.instrument.kind) && (
        <Reflection study={row.study} response={row.id} />
      )}
      {row.state === 'received' && <CorrectOwn id={row.id} />}
      {version && (
        <a className="button big" href={paths.begin(version.instrument.slug)}>
          {sent.again(say(version.instrument.title, language, version.instrument.languages))}
        </a>
      )}
    </Frame>
  )
}
