// Keeps what is to be read of a response the next time its case is visited: an observation's words and photos, and of a
// scoring form this rater's own score. The finished response itself is sealed, and nobody here reads it again.
import type { Form } from '../../../core/answer/form.ts'
import { scoreForm } from '../../../core/score/score.ts'
import { diaryLines } from '../../../core/text/diary.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { shrink } from '../media/shrink.ts'
import { type Ghost, keepOwn } from '../store/earlier.ts'
import type { Draft, Earlier } from '../store/shape.ts'
import type { Shelf } from './shelf.ts'
import { fileIn } from './take-file.ts'

/** Enough to lay over what the camera sees. */
const ghostPixels = 800
const mostPhotos = 6

export async function keepEarlier(
  form: Form,
  draft: Draft,
  shelf: Shelf,
  finalisedAt: string,
): Promise<void> {
  const { instrument } = form
  const { kind, scoring } = instrument
  if (draft.case === null || (kind !== 'observation' && kind !== 'scoring')) return
  const isWatched = kind === 'observation'
  const entry: Earlier = {
    id: draft.id,
    instrument: instrument.slug,
    occurredOn: draft.occurredOn,
    finalisedAt,
    isOwn: true,
    isTold: false,
    ...(isWatched ? diaryLines(form) : { lines: [], isCut: false }),
    score: scoring && kind === 'scoring' ? scored(form, scoring) : null,
  }
  const photos = isWatched ? await ghosts(form, shelf) : []
  await keepOwn(draft.study, draft.case, entry, photos)
}

function scored(form: Form, scoring: Parameters<typeof scoreForm>[1]): Earlier['score'] {
  const { total, max, band } = scoreForm(form, scoring)
  return { total, max, band }
}

async function ghosts(form: Form, shelf: Shelf): Promise<Ghost[]> {
  const taken = form.root.children
    .flatMap(function below(node): { ref: string; value: AnswerValue | undefined }[] {
      if (!node.isRelevant) return []
      if (node.item.type === 'group') return node.children.flatMap(below)
      return node.item.type === 'image' ? [node] : []
    })
    .flatMap(({ ref, value }) => {
      const file = fileIn(value)?.file
      return file === undefined ? [] : [{ ref, file }]
    })
  const photos: Ghost[] = []
  for (const { ref, file } of taken.slice(0, mostPhotos)) {
    const photo = await shelf.read(file)
    const small = photo && (await shrink(photo, { maxPixels: ghostPixels }))
    if (small?.kind === 'made') photos.push({ ref, picture: small.blob })
  }
  return photos
}
