// The formats of a table, by name.
import type { Format, Writer } from './format.ts'
import { csv, jsonl } from './write-csv.ts'
import { parquet } from './write-parquet.ts'
import { sav } from './write-sav.ts'
import { stata } from './write-stata.ts'
import { xlsx } from './write-xlsx.ts'

export const writers: Record<Format, Writer> = { csv, xlsx, sav, stata, parquet, jsonl }
