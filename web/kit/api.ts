// The one way the web speaks to the API: Hono's typed client, and what went wrong as a thing that can be caught.
// A refusal (the server answered) and a lost network (nobody answered) are different, because only one may be retried.
import { type ClientResponse, hc } from 'hono/client'
import type { Api } from '../../worker/index.ts'

/** Every route of the Worker, typed: `api.studies[':study'].sources.$get({ param: { study } })`. */
export const api = hc<Api>(location.origin).api

/** The server understood and said no: `code` is one of core/problem.ts. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  readonly requestId: string

  constructor(status: number, told: Told) {
    super(told.error)
    this.code = told.error
    this.status = status
    this.details = told.details
    this.requestId = told.requestId
  }
}

/** Nobody answered: the same request may be sent again as it is. */
export class NetworkLost extends Error {
  constructor() {
    super('network.lost')
  }
}

type Told = { error: string; details: Record<string, unknown>; requestId: string }

/** Waits for a call's answer and reads it. `await ask(api.me.$get())` */
export async function ask<T>(call: Promise<ClientResponse<T>>): Promise<T> {
  const response = await answered(call)
  return (await response.json()) as T
}

/** The same for requests that are not JSON: a file that goes up, an export that comes down. */
export async function send(path: string, init: RequestInit): Promise<Response> {
  return answered(fetch(path, init))
}

async function answered<
  R extends Pick<Response, 'ok' | 'status' | 'headers'> & { json(): Promise<unknown> },
>(call: Promise<R>): Promise<R> {
  const response = await call.catch((): never => {
    throw new NetworkLost()
  })
  if (response.ok) return response
  throw new ApiProblem(response.status, await told(response))
}

/** A proxy between us and the Worker may answer in HTML; then only the status is known. */
async function told(response: { headers: Headers; json(): Promise<unknown> }): Promise<Told> {
  const unknown: Told = {
    error: 'server.failed',
    details: {},
    requestId: response.headers.get('x-request-id') ?? '',
  }
  if (!response.headers.get('content-type')?.includes('json')) return unknown
  return { ...unknown, ...((await response.json()) as Partial<Told>) }
}
