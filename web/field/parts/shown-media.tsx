// What an author shows or plays beside a question or a choice, in the language of asking.
import type { Media } from '../../../core/instrument/names.ts'
import { useWords } from '../../kit/language.ts'
import { useBlobUrl, useScene } from '../fill/scene.ts'
import { fieldWords } from '../messages/field-words.ts'
import './fields.css'

export function ShownMedia({ media, label }: { media: Media; label: string }) {
  const m = useWords(fieldWords).media
  const image = useShown(media.image)
  const big = useShown(media.bigImage)
  const audio = useShown(media.audio)
  const video = useShown(media.video)
  const isMissing = [image, audio, video].some(({ name, url }) => name && url === null)
  return (
    <div className="shown">
      {image.url &&
        (big.url ? (
          <a href={big.url} target="_blank" rel="noreferrer" aria-label={m.more}>
            <img src={image.url} alt={label} />
          </a>
        ) : (
          <img src={image.url} alt={label} />
        ))}
      {/* biome-ignore lint/a11y/useMediaCaption: the label says what is said */}
      {audio.url && <audio src={audio.url} controls aria-label={`${m.play}: ${label}`} />}
      {/* biome-ignore lint/a11y/useMediaCaption: the label says what is said */}
      {video.url && <video src={video.url} controls aria-label={`${m.play}: ${label}`} />}
      {isMissing && <small>{m.missing}</small>}
    </div>
  )
}

/** Beside a choice the words stand already, so its picture says nothing of its own. */
export function ChoiceMedia({ media }: { media: Media }) {
  const image = useShown(media.image)
  const audio = useShown(media.audio)
  return (
    <span className="shown">
      {image.url && <img src={image.url} alt="" />}
      {/* biome-ignore lint/a11y/useMediaCaption: the label says what is said */}
      {audio.url && <audio src={audio.url} controls />}
    </span>
  )
}

function useShown(names: Record<string, string> | undefined) {
  const { language, instrument, shelf } = useScene()
  const tongues = [language, ...instrument.languages]
  const tongue = tongues.find((one) => names && Object.hasOwn(names, one))
  const name = tongue === undefined ? Object.values(names ?? {})[0] : names?.[tongue]
  return { name, url: useBlobUrl(shelf.shown, name) }
}
