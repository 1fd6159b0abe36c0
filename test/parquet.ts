// A Parquet file as an independent reader finds it: hyparquet.
import { gunzipSync } from 'node:zlib'

type Reader = {
  parquetMetadata(file: ArrayBuffer): { num_rows: bigint; created_by?: string }
  parquetReadObjects(asked: {
    file: ArrayBuffer
    compressors: Record<string, (packed: Uint8Array) => Uint8Array>
  }): Promise<Record<string, unknown>[]>
}

const gunzip = (packed: Uint8Array) => new Uint8Array(gunzipSync(packed))
const compressors = Object.fromEntries([['GZIP', gunzip]])
const reader: string = 'hyparquet'

export async function readParquet(bytes: Uint8Array) {
  const { parquetMetadata, parquetReadObjects } = (await import(reader)) as Reader
  const file = bytes.slice().buffer as ArrayBuffer
  return { metadata: parquetMetadata(file), rows: await parquetReadObjects({ file, compressors }) }
}
