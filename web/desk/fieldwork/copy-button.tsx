// Copies a link or a code, and says so.
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'

export function CopyButton({ text }: { text: string }) {
  const m = useMessages().fieldwork
  async function copy() {
    await navigator.clipboard.writeText(text)
    notify({ text: m.copied })
  }
  return (
    <button type="button" onClick={copy}>
      {m.copy}
    </button>
  )
}
