// The player as a slim bar: play, back, on, where one is, how fast; and what the screen around it adds.
import type { ReactNode } from 'react'
import { clock, numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { type Player, rates } from './use-player.ts'
import './listen.css'

export const skipMs = 3_000

export function PlayerBar({ player, children }: { player: Player; children?: ReactNode }) {
  const { m, language } = useLanguage()
  const words = m.listen
  const { track, clockMs, wholeMs, isPlaying, rate } = player
  return (
    <section className="listen-bar" aria-label={words.player}>
      {track && <Media key={track.url} player={player} />}
      <div className="listen-tools">
        <button
          type="button"
          className="listen-play"
          aria-label={isPlaying ? words.pause : words.play}
          title={`${isPlaying ? words.pause : words.play} (F2)`}
          onClick={player.toggle}
        >
          <span aria-hidden="true">{isPlaying ? '❚❚' : '▶'}</span>
        </button>
        <button
          type="button"
          aria-label={words.back}
          title={`${words.back} (,)`}
          onClick={() => player.skip(-skipMs)}
        >
          −3
        </button>
        <button
          type="button"
          aria-label={words.on}
          title={`${words.on} (.)`}
          onClick={() => player.skip(skipMs)}
        >
          +3
        </button>
        <span className="listen-clock">
          {clock(clockMs)} <span>/ {clock(wholeMs)}</span>
        </span>
        <input
          type="range"
          className="listen-place"
          aria-label={words.place}
          aria-valuetext={words.placeOf(clock(clockMs), clock(wholeMs))}
          min={0}
          max={Math.max(wholeMs, 1)}
          step={1_000}
          value={Math.min(clockMs, wholeMs)}
          onChange={(event) => player.go(Number(event.target.value), isPlaying)}
        />
        <select
          aria-label={words.rate}
          value={rate}
          onChange={(event) => player.setRate(Number(event.target.value))}
        >
          {rates.map((one) => (
            <option key={one} value={one}>
              {words.times(numberOf(one, language))}
            </option>
          ))}
        </select>
        {children}
      </div>
      {player.isBroken && (
        <p role="alert" className="listen-word">
          {words.failed}
        </p>
      )}
    </section>
  )
}

function Media({ player }: { player: Player }) {
  const { track, element, heard } = player
  if (!track) return null
  const common = { src: track.url, preload: 'metadata', ...heard } as const
  return track.isFilm ? (
    // biome-ignore lint/a11y/useMediaCaption: the text beside it is what is said
    <video ref={element as React.RefObject<HTMLVideoElement>} {...common} playsInline />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: the text beside it is what is said
    <audio ref={element as React.RefObject<HTMLAudioElement>} {...common} />
  )
}
