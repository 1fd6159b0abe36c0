// A brake on guessing one-time codes: so many knocks a minute from one network.
import type { MiddlewareHandler } from 'hono'
import { problems, Refusal } from '../core/problem.ts'
import type { App } from './env.ts'

export const brake: MiddlewareHandler<App> = async (c, next) => {
  const network = networkOf(c.req.header('cf-connecting-ip') ?? 'local')
  if (c.env.KNOCKS && !(await c.env.KNOCKS.limit({ key: network })).success)
    throw new Refusal(problems.tooManyKnocks({}))
  await next()
}

/**
 * One attacker owns a whole IPv6 /64, so the address itself must not be the key.
 * Only CF-Connecting-IP is believed; X-Forwarded-For is anybody's to write.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.')
  const [head = '', tail = ''] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  const middle: string[] = address.includes('::')
    ? Array(Math.max(0, 8 - left.length - right.length)).fill('0')
    : []
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')
}
