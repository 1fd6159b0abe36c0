// A report as pieces, before anybody decides whether it becomes a screen, a page or a Word document.

export type Piece =
  | { kind: 'heading'; level: 1 | 2; text: string }
  | { kind: 'text'; text: string; quiet?: boolean }
  /** Somebody's words, and by whom: role, technique and place, never a name. */
  | { kind: 'quote'; text: string; by: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }

export type Report = { language: string; title: string; pieces: Piece[] }

/** Every text of it changed alike: how names leave a report that is handed on. */
export function mapTexts(report: Report, change: (text: string) => string): Report {
  const all = (texts: string[]) => texts.map(change)
  return {
    ...report,
    title: change(report.title),
    pieces: report.pieces.map((piece): Piece => {
      switch (piece.kind) {
        case 'list':
          return { ...piece, items: all(piece.items) }
        case 'table':
          return {
            ...piece,
            caption: change(piece.caption),
            head: all(piece.head),
            rows: piece.rows.map(all),
          }
        case 'quote':
          return { ...piece, text: change(piece.text), by: change(piece.by) }
        default:
          return { ...piece, text: change(piece.text) }
      }
    }),
  }
}
