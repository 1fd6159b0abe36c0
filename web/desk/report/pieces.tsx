// A report's pieces on the screen, as they will stand on paper.
import type { Piece, Report } from '../../../core/report/document.ts'

export function Pieces({ report }: { report: Report }) {
  return (
    <article className="report" lang={report.language}>
      <h1>{report.title}</h1>
      {report.pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report is made as a whole, its pieces never move
        <OnePiece key={at} piece={piece} />
      ))}
    </article>
  )
}

function OnePiece({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'heading':
      return piece.level === 1 ? <h2>{piece.text}</h2> : <h3>{piece.text}</h3>
    case 'text':
      return <p className={piece.quiet ? 'quiet' : undefined}>{piece.text}</p>
    case 'quote':
      return (
        <blockquote>
          {piece.text}
          <footer>{piece.by}</footer>
        </blockquote>
      )
    case 'list':
      return (
        <ul>
          {piece.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div className="report-scroll">
          <table className="table">
            <caption>{piece.caption}</caption>
            <thead>
              <tr>
                {piece.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {piece.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}
