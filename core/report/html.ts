// A report as one HTML page that needs nothing else, on the screen and on paper.
import { markup } from '../xml/write.ts'
import type { Piece, Report } from './document.ts'

const style = `body{font:16px/1.55 system-ui,sans-serif;margin:2rem auto;max-width:46rem;padding:0 1rem;color:#1d2021;background:#fff}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin:2.2rem 0 .5rem;break-after:avoid}h3{font-size:1rem;margin:1.4rem 0 .3rem;break-after:avoid}
p{margin:.4rem 0;white-space:pre-line}.quiet{color:#555;font-size:.88rem}blockquote{margin:.7rem 0;padding-left:1rem;border-left:3px solid #2a7f6a;font:17px/1.55 Georgia,serif;break-inside:avoid}
blockquote footer{font:.82rem/1.5 system-ui,sans-serif;color:#555}table{border-collapse:collapse;width:100%;font-size:.88rem;margin:.8rem 0}caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}
@page{margin:2cm}@media print{body{margin:0;max-width:none}}`

export function reportHtml({ language, title, pieces }: Report): string {
  return `<!doctype html>
<html lang="${markup(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${markup(title)}</title><style>${style}</style></head>
<body><h1>${markup(title)}</h1>
${pieces.map(pieceHtml).join('\n')}
</body></html>
`
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'heading':
      return `<h${piece.level + 1}>${markup(piece.text)}</h${piece.level + 1}>`
    case 'text':
      return `<p${piece.quiet ? ' class="quiet"' : ''}>${markup(piece.text)}</p>`
    case 'quote':
      return `<blockquote>${markup(piece.text)}<footer>${markup(piece.by)}</footer></blockquote>`
    case 'list':
      return `<ul>${piece.items.map((item) => `<li>${markup(item)}</li>`).join('')}</ul>`
    case 'table': {
      const cells = (tag: 'th' | 'td', row: string[]) =>
        `<tr>${row.map((cell) => `<${tag}>${markup(cell)}</${tag}>`).join('')}</tr>`
      return `<table><caption>${markup(piece.caption)}</caption><thead>${cells('th', piece.head)}</thead><tbody>${piece.rows.map((row) => cells('td', row)).join('')}</tbody></table>`
    }
  }
}
