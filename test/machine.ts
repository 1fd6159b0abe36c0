// Stands where Workers AI would be: it hears nothing, and says what it was asked with.
export const standIn = `
import { WorkerEntrypoint } from 'cloudflare:workers'
export class Machine extends WorkerEntrypoint {
  async run(model, { audio, language, vad_filter }) {
    if (model !== '@cf/openai/whisper-large-v3-turbo') throw new Error('no such model')
    const bytes = atob(audio).length
    if (bytes < 100) throw new Error('too short')
    return {
      text: 'Kami sendiri.',
      segments: [
        { start: 0, end: 0.4, text: ' ' + language + ' ' + vad_filter + ' ' + bytes },
        { start: 0.4, end: 1, text: ' Kami sendiri. ' },
        { start: 1, end: 1, text: ' ' },
      ],
    }
  }
}
export default { fetch: () => new Response(null, { status: 404 }) }
`
