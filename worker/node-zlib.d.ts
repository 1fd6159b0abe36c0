// What the Worker takes of Node's zlib, which its runtime has built in (`nodejs_compat`).
declare module 'node:zlib' {
  export const constants: { Z_SYNC_FLUSH: number }
  export function crc32(bytes: Uint8Array, before: number): number
  export function deflateRawSync(
    bytes: Uint8Array,
    options: { level: number; finishFlush: number },
  ): Uint8Array
  export function gzipSync(bytes: Uint8Array, options: { level: number }): Uint8Array
}
