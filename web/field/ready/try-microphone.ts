// One second of recording, and whether anything is heard in it: a phone case or another app can keep a microphone dumb.

export type Heard = { blob: Blob; isSilent: boolean }

const lengthMs = 1_000
/** Of full scale; the noise of a quiet room lies well above. */
const silence = 0.001

export async function tryMicrophone(): Promise<Heard> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  try {
    const recorder = new MediaRecorder(stream)
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const stopped = new Promise((done) => {
      recorder.onstop = done
    })
    recorder.start()
    setTimeout(() => recorder.stop(), lengthMs)
    await stopped
    const blob = new Blob(pieces, { type: recorder.mimeType })
    return { blob, isSilent: (await loudest(blob)) < silence }
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}

async function loudest(blob: Blob): Promise<number> {
  const listening = new AudioContext()
  try {
    const sound = await listening.decodeAudioData(await blob.arrayBuffer())
    return sound.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  } finally {
    await listening.close()
  }
}
