// A report as a Word document.
import { docxBytes, type Part } from '../dataset/docx.ts'
import type { Piece, Report } from './document.ts'

export function reportDocx({ title, pieces }: Report): Uint8Array {
  return docxBytes([{ style: 'Title', runs: [{ text: title }] }, ...pieces.flatMap(partsOf)])
}

function partsOf(piece: Piece): Part[] {
  switch (piece.kind) {
    case 'heading':
      return [{ style: piece.level === 1 ? 'Heading1' : 'Heading2', runs: [{ text: piece.text }] }]
    case 'text':
      return [{ ...(piece.quiet && { style: 'Quiet' as const }), runs: [{ text: piece.text }] }]
    case 'quote':
      return [
        { indent: 1, runs: [{ text: piece.text }] },
        { style: 'Quiet', indent: 1, runs: [{ text: piece.by }] },
      ]
    case 'list':
      return piece.items.map((item) => ({ indent: 1, runs: [{ text: `• ${item}` }] }))
    case 'table':
      return [
        { runs: [{ text: piece.caption, bold: true }] },
        { head: piece.head, rows: piece.rows },
        { runs: [] },
      ]
  }
}
