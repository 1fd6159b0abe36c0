// The service worker: serves the app whole and of one version, with or without a network. It knows nothing of the API:
// what lies under /api/ never passes through here, and no answer of the server is ever kept.

/** Every file of this build with the hash of its content; the build writes the list in. */
declare const self: ServiceWorkerGlobalScope & {
  __PRECACHE: readonly { url: string; hash: string }[]
}

const files = self.__PRECACHE
const page = '/field/'
const prefix = 'pedoman-field-'
const cacheName = `${prefix}${fingerprint(files.map(({ url, hash }) => url + hash).join())}`

self.addEventListener('install', (event) => {
  // All or nothing. `reload`: the browser's own cache may still hold the page of the last version.
  const fresh = files.map(({ url }) => new Request(url, { cache: 'reload' }))
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()))
})

// A new version waits until the researcher takes it, on the home screen, where no draft is open.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting()
  if (event.data === 'verify')
    event.waitUntil(verify().then((told) => event.ports[0]?.postMessage(told)))
})

/** Holds each kept file against its hash; what is missing or broken is fetched anew where there is a network. */
async function verify(): Promise<{ files: number; missing: number }> {
  const cache = await caches.open(cacheName)
  let missing = 0
  for (const { url, hash } of files) {
    if (await isWhole(await cache.match(url), hash)) continue
    const fresh = await fetch(new Request(url, { cache: 'reload' })).catch(() => undefined)
    if (fresh?.ok && (await isWhole(fresh.clone(), hash))) await cache.put(url, fresh)
    else missing++
  }
  return { files: files.length, missing }
}

/** The build names a file by the beginning of its SHA-256. */
async function isWhole(response: Response | undefined, hash: string): Promise<boolean> {
  if (!response) return false
  const sum = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  const hex = Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.startsWith(hash)
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (!url.pathname.startsWith('/field/')) return
  event.respondWith(serve(request.mode === 'navigate' ? page : url.pathname, request))
})

async function serve(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? fetch(request)
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName)
  await Promise.all(old.map((name) => caches.delete(name)))
}

/** FNV-1a: one name for one set of files, so that two versions never mix. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  return hash.toString(36)
}

// Makes this a module for the compiler, so that `self` above is this file's own.
export {}
