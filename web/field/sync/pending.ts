// An enrolment that is under way: the code, and the token that this phone has made for it. It stays until the server's
// answer is in the database, so that the code is not lost with an answer; in localStorage, which is there before anything.

const key = 'pedoman.enrolling'
/** Which phone this is: store/device.ts. */
export const enrolledMark = 'pedoman.enrolled'
/** That mark once the researcher has read of the erasure: enrolling again tells the server which phone this was. */
export const erasedMark = 'pedoman.was'

export function pendingCode(): string | null {
  return pending()?.code ?? null
}

/** The same token for the same code, however often it is asked with. */
export function tokenFor(code: string): string {
  const before = pending()
  if (before?.code === code) return before.token
  const token = newToken()
  localStorage.setItem(key, `${code} ${token}`)
  return token
}

export function forgetPending(): void {
  localStorage.removeItem(key)
}

/**
 * Which phone this was, by the cookie that the server set: the system clears a page's storage as a whole, localStorage with
 * it, and leaves that be.
 */
export function phoneInCookie(): string | null {
  return /(?:^|; )pedoman-phone=([\w-]{1,36})/.exec(globalThis.document?.cookie ?? '')?.[1] ?? null
}

export function forgetCookie(): void {
  document.cookie = 'pedoman-phone=; path=/field/; max-age=0'
}

/** Whether this browser remembers to be a phone of some study. */
export function isMarked(): boolean {
  return localStorage.getItem(enrolledMark) !== null
}

export function mayHaveBeen(): boolean {
  return isMarked() || localStorage.getItem(erasedMark) !== null || phoneInCookie() !== null
}

function pending(): { code: string; token: string } | null {
  const [code, token] = localStorage.getItem(key)?.split(' ') ?? []
  return code && token ? { code, token } : null
}

/** 256 random bits, as all tokens of Pedoman: the server is told their SHA-256 and never them. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const text = btoa(String.fromCharCode(...bytes))
  return `pdd_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}
