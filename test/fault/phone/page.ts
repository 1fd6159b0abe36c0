// What a test asks of the page in which phones live (test/fault/page.ts).
import { runSchedule } from './schedule.ts'
import { stock } from './stock.ts'
import { walk } from './walk.ts'

export const asked = { walk, runSchedule, stock }
Object.assign(globalThis, asked)
