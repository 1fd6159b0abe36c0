// What the page at this address reads and draws first, asked for while the desk's own code is still on its way. The page
// names this file before the other (scripts/pages.ts). The requests are those of `shell/study.tsx` and `coding/`: the
// browser hands an answer that is on its way to whoever asks for the same.
const [, study, place, id] = /^\/s\/([^/]+)(?:\/([^/]+)\/([^/]+))?/.exec(location.pathname) ?? []

if (study) {
  ask('')
  if (place === 'sources' && id) {
    ask(`/sources/${id}`)
    ask('/codes')
    ask(`/sources/${id}/codings`)
    // A fetch that fails here is made again by whoever shows the screen, who also says so.
    import('./coding/screen.tsx').catch(() => undefined)
  }
}

function ask(path: string): void {
  const link = document.createElement('link')
  Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous' })
  link.href = `/api/studies/${study}${path}`
  document.head.append(link)
}
