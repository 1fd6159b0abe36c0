// A coded transcript as one HTML page that needs nothing else: words left, codes right, and it prints.
import { markup } from '../xml/write.ts'
import { piecesOf, type Transcript, within } from './transcript.ts'

const style = `body{font:16px/1.6 Georgia,serif;margin:2rem auto;max-width:62rem;padding:0 1rem;color:#1d2021;background:#fff}
h1{font-size:1.5rem}.about{font:14px/1.5 system-ui,sans-serif;color:#555;margin:0 0 2rem;padding:0;list-style:none}
section{display:grid;grid-template-columns:minmax(0,1fr) 15rem;gap:0 1.5rem;break-inside:avoid;padding:.4rem 0;border-top:1px solid #eee}
h2{grid-column:1/-1;font:600 14px/1.5 system-ui,sans-serif;margin:.6rem 0 0}p{margin:0;white-space:pre-wrap}.who{font:600 13px/1.5 system-ui,sans-serif;color:#555;margin:0}
.asks p:not(.who){color:#666}mark{background:color-mix(in srgb,var(--h) 16%,white);border-bottom:2px solid var(--h);color:inherit}
aside{font:13px/1.5 system-ui,sans-serif;border-left:1px solid #ddd;padding-left:.8rem}aside div{border-left:4px solid var(--h);padding-left:.4rem;margin:.2rem 0}
small{color:#666}@media(max-width:40rem){section{grid-template-columns:1fr}}`

export function transcriptHtml(transcript: Transcript): string {
  const turns = transcript.turns.map((turn) => {
    const margin = within(transcript.codings, turn.start, turn.end)
    const words = piecesOf(transcript, turn)
      .map(({ text, codings }) => {
        const [first] = codings
        if (first === undefined) return markup(text)
        const title = codings.map(({ label, coder }) => `${label} (${coder})`).join('; ')
        return `<mark style="--h:${first.colour}" title="${markup(title)}">${markup(text)}</mark>`
      })
      .join('')
    const heading = turn.heading === '' ? '' : `<h2>${markup(turn.heading)}</h2>`
    const who = [turn.speaker, turn.time].filter((part) => part !== '').join(' · ')
    const codes = margin
      .map(
        ({ label, coder, colour, note }) =>
          `<div style="--h:${colour}">${markup(label)} <small>${markup(coder)}${note === '' ? '' : `: ${markup(note)}`}</small></div>`,
      )
      .join('')
    return `<section${turn.asks ? ' class="asks"' : ''}>${heading}<div>${who === '' ? '' : `<p class="who">${markup(who)}</p>`}<p>${words}</p></div><aside>${codes}</aside></section>`
  })
  return `<!doctype html>
<html lang="${markup(transcript.language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${markup(transcript.title)}</title><style>${style}</style></head>
<body><h1>${markup(transcript.title)}</h1><ul class="about">${transcript.about.map((line) => `<li>${markup(line)}</li>`).join('')}</ul>
${turns.join('\n')}
</body></html>
`
}
