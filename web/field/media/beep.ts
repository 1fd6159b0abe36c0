// A short soft tone, made rather than loaded.

let context: AudioContext | null = null
const hertz = 880
const lengthS = 0.25

export function beep(): void {
  context ??= new AudioContext()
  void context.resume()
  const tone = context.createOscillator()
  const loudness = context.createGain()
  const now = context.currentTime
  tone.frequency.value = hertz
  // Swells and fades, since a tone that is cut off clicks.
  loudness.gain.setValueAtTime(0, now)
  loudness.gain.linearRampToValueAtTime(0.3, now + 0.02)
  loudness.gain.linearRampToValueAtTime(0, now + lengthS)
  tone.connect(loudness).connect(context.destination)
  tone.start(now)
  tone.stop(now + lengthS)
}
