// A coded transcript as a Word document: each coding is a comment in the margin, signed by its coder.
import { docxBytes, type Paragraph } from './docx.ts'
import { piecesOf, type Transcript } from './transcript.ts'

export function transcriptDocx(transcript: Transcript): Uint8Array {
  const paragraphs: Paragraph[] = [
    { style: 'Title', runs: [{ text: transcript.title }] },
    ...transcript.about.map((text): Paragraph => ({ style: 'Quiet', runs: [{ text }] })),
  ]
  for (const turn of transcript.turns) {
    if (turn.heading !== '') paragraphs.push({ style: 'Heading2', runs: [{ text: turn.heading }] })
    const who = [turn.speaker, turn.time].filter((part) => part !== '').join(' · ')
    if (who !== '') paragraphs.push({ style: 'Speaker', runs: [{ text: who }] })
    const runs = piecesOf(transcript, turn).map(({ text, codings }) => ({
      text,
      comments: codings.map(({ id }) => id),
    }))
    paragraphs.push({ ...(turn.asks && { style: 'Quiet' as const }), runs })
  }
  const comments = transcript.codings.map(({ id, label, coder, note }) => ({
    id,
    author: coder,
    text: note === '' ? label : `${label}\n${note}`,
  }))
  return docxBytes(paragraphs, comments)
}
