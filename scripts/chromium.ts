// A real Chromium from the npm registry, as strict as a person's own: for the browser tests and the pictures.
import chromium from '@sparticuz/chromium'
import { type Browser, chromium as launcher } from 'playwright-core'

/** What the package asks for and nobody's own browser has. */
const unwanted = ['--single-process', '--disable-web-security', '--allow-running-insecure-content']
/** Without these Chromium calls home at every start, which a machine without a network refuses one by one. */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  // A microphone and a camera that need no hands to allow them.
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
]

export async function launchChromium(): Promise<Browser> {
  // The package holds a Linux build; elsewhere an installed Chrome does the same.
  if (process.platform !== 'linux') return launcher.launch({ channel: 'chrome', args: quiet })
  return launcher.launch(await packedChromium())
}

/** The package's own build and how it wants to be started, for whoever must be able to end its process. */
export async function packedChromium(): Promise<{ executablePath: string; args: string[] }> {
  return {
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !unwanted.includes(arg)), ...quiet],
  }
}
