// Typing a transcript: the player, the text with its keys, and the speakers at hand.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { timeOf } from '../../kit/format.ts'
import { lengthOf, mediaTypeOf } from '../listen/media-file.ts'
import { PlayerBar } from '../listen/player-bar.tsx'
import { recordingsQuery, tracksOf } from '../listen/reads.ts'
import { type Track, usePlayer } from '../listen/use-player.ts'
import { usePlayerKeys } from '../listen/use-player-keys.ts'
import { FileButton, FilePlace } from '../shell/file-place.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Finish } from './finish.tsx'
import { type Draft, findRecording, keepRecording } from './keep.ts'
import { MachineDraft } from './machine-draft.tsx'
import { SpeakerList } from './speaker-list.tsx'
import { TypingField, useTyping } from './typing-field.tsx'
import { useKept } from './use-kept.ts'

type Props = { begun: Draft; onLeave: () => void }

/** The recording first: from this computer, or from the source that has it. */
export function Desk({ begun, onLeave }: Props) {
  return begun.from.kind === 'file' ? (
    <FromFile begun={begun} onLeave={onLeave} />
  ) : (
    <FromSource begun={begun} source={begun.from.source} onLeave={onLeave} />
  )
}

function FromSource({ begun, source, onLeave }: Props & { source: string }) {
  const { m } = useLanguage()
  const { slug } = useStudy()
  const { data } = useQuery(recordingsQuery(slug, source))
  const tracks = useMemo(() => data && tracksOf(slug, source, data), [data, slug, source])
  if (!tracks) return null
  if (tracks.length === 0) return <p role="status">{m.transcribe.unheard}</p>
  return <Typing begun={begun} tracks={tracks} recording={null} onLeave={onLeave} />
}

function FromFile({ begun, onLeave }: Props) {
  const { m } = useLanguage()
  const [file, setFile] = useState<Blob | null | 'missing'>(null)
  const [wrong, setWrong] = useState('')
  useEffect(() => {
    void findRecording(begun.id)
      .then((found) => setFile(found ?? 'missing'))
      .catch(() => setFile('missing'))
  }, [begun.id])
  const tracks = useTracks(begun, file)
  const { from } = begun

  async function again(chosen: File | undefined): Promise<void> {
    if (!chosen || from.kind !== 'file') return
    const type = mediaTypeOf(chosen)
    if (type === null || (await lengthOf(chosen, type)) === null)
      return setWrong(m.transcribe.kindUnknown)
    if (chosen.size !== from.sizeBytes) return setWrong(m.transcribe.fileOther)
    await keepRecording(begun.id, chosen).catch(() => {})
    setFile(chosen)
  }

  if (file === 'missing')
    return (
      <FilePlace title={m.transcribe.fileAgain} onFiles={([one]) => void again(one)}>
        <FileButton label={m.transcribe.file} onFiles={([one]) => void again(one)} />
        {wrong && <p role="alert">{wrong}</p>}
      </FilePlace>
    )
  if (!file || !tracks) return null
  return <Typing begun={begun} tracks={tracks} recording={file} onLeave={onLeave} />
}

function useTracks({ from }: Draft, file: Blob | null | 'missing'): Track[] | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (file === null || file === 'missing') return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return useMemo(
    () =>
      url !== null && from.kind === 'file'
        ? [{ url, isFilm: from.type.startsWith('video/'), spans: [[0, from.lengthMs]] }]
        : null,
    [from, url],
  )
}

function Typing(props: Props & { tracks: readonly Track[]; recording: Blob | null }) {
  const { m, language } = useLanguage()
  const { study } = useStudy()
  const words = m.transcribe
  const { draft, change, keptAt } = useKept(props.begun)
  const player = usePlayer(props.tracks)
  const [isFinishing, setFinishing] = useState(false)
  const [isWriting, setWriting] = useState(false)
  const typing = useTyping(draft, (text) => change({ text, clockMs: player.clockMs }), player)
  usePlayerKeys(player, {}, true)

  // One goes on where one stopped.
  const { go } = player
  const { clockMs } = props.begun
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the recording is there
  useEffect(() => {
    if (clockMs > 0) go(clockMs, false)
  }, [])

  return (
    <div className="transcribe">
      <div className="page-head">
        <h1>
          <label>
            <span className="unseen">{m.material.add.name}</span>
            <input
              value={draft.title}
              maxLength={200}
              placeholder={words.untitled}
              onChange={(event) => change({ title: event.target.value })}
            />
          </label>
        </h1>
        <p className="quiet" role="status">
          {keptAt ? words.kept(timeOf(keptAt, study.zone, language)) : words.notKept}
        </p>
        <button
          type="button"
          className="primary"
          disabled={isWriting}
          onClick={() => setFinishing(true)}
        >
          {words.finish}
        </button>
      </div>
      <div className="transcribe-body">
        <div className="transcribe-text">
          <TypingField draft={draft} typing={typing} isReadOnly={isWriting} />
          <PlayerBar player={player}>
            <button type="button" title={`${words.turn} (Enter)`} onClick={typing.turn}>
              {words.turn}
            </button>
            <button type="button" title={`${words.stamp} (Ctrl ;)`} onClick={typing.stamp}>
              {words.stamp}
            </button>
          </PlayerBar>
        </div>
        <aside className="transcribe-side">
          <MachineDraft
            draft={draft}
            tracks={props.tracks}
            recording={props.recording}
            change={change}
            onWriting={setWriting}
          />
          <SpeakerList
            speakers={draft.speakers}
            onGive={typing.give}
            onChange={(speakers) => change({ speakers })}
          />
          <section className="transcribe-keys">
            <h2>{m.coding.help}</h2>
            <dl>
              {words.keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        </aside>
      </div>
      {isFinishing && (
        <Finish
          draft={draft}
          recording={props.recording}
          onClose={() => setFinishing(false)}
          onDone={props.onLeave}
        />
      )}
    </div>
  )
}
