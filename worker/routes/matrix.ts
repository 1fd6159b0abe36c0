// The convergence matrix, derived at every asking: there is nothing to keep up to date.
import { Hono } from 'hono'
import type { App } from '../env.ts'
import { may } from '../gate.ts'
import { convergence } from '../store/matrix.ts'

export const matrix = new Hono<App>().get('/matrix', may('finding.read'), async (c) =>
  c.json(await convergence(c.var.db, c.var.study.id)),
)
