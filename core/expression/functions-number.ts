// Numbers.
import { roundHalf } from '../score/round.ts'
import { type Fn, fn } from './function.ts'

export const number: Record<string, Fn> = {
  number: fn(1, 1, (a) => a.number(0)),
  int: one(Math.trunc),
  floor: one(Math.floor),
  ceiling: one(Math.ceil),
  round: fn(1, 2, (a) => {
    const places = a.count > 1 ? Math.trunc(a.number(1)) : 0
    return Number.isNaN(places) ? Number.NaN : roundHalf(a.number(0), places)
  }),
  abs: one(Math.abs),
  sqrt: one(Math.sqrt),
  exp: one(Math.exp),
  exp10: one((power) => 10 ** power),
  log: one(Math.log),
  log10: one(Math.log10),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: fn(2, 2, (a) => Math.atan2(a.number(0), a.number(1))),
  pow: fn(2, 2, (a) => {
    const [base, power] = [a.number(0), a.number(1)]
    // IEEE 754 says that anything to the power 0 is 1, but no answer has no powers.
    return Number.isNaN(base) ? base : base ** power
  }),
  pi: fn(0, 0, () => Math.PI),
  random: fn(0, 0, (a) => a.world.random?.() ?? a.fail('random.unknown')),
}

function one(work: (number: number) => number): Fn {
  return fn(1, 1, (a) => work(a.number(0)))
}
