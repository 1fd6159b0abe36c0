// The pages as they are served: strict headers, nothing that the policy holds back, no script from elsewhere.
import { expect, test } from 'vitest'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

test('the desk opens for somebody who is signed in, and nothing is held back', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor')
  const heard = complaints(page)
  await page.reload({ waitUntil: 'networkidle' })
  expect(await page.locator('#root').textContent()).not.toBe('')
  expect(heard).toEqual([])
  expect(await axe(page)).toEqual([])
})

test('a phone that follows its link is enrolled, and its code is gone from the address', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).phone()
  const heard = complaints(page)
  await page.waitForFunction(() => !location.hash.includes('e='))
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const devices = (await w.as('supervisor').get('/devices')).json as { rows: { label: string }[] }
  expect(devices.rows.map(({ label }) => label)).toEqual(['Telepon uji'])
  expect(heard).toEqual([])
})

test('the phone opens again without a network', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).phone()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('#root').getByRole('heading').first().waitFor()
  expect(await page.locator('#root').textContent()).not.toBe('')
})

test('pages carry the strict headers, and hashed files are kept for a year', async () => {
  const { origin } = (await world({ pages: true })).local
  for (const path of ['/', '/field/', '/s/somewhere']) {
    const page = await fetch(`${origin}${path}`)
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain('unsafe')
    // Only the phone may stand in a frame, and only in one of our own pages.
    const framed = path === '/field/' ? "'self'" : "'none'"
    expect(policy.match(/frame-ancestors [^;]*/g)).toEqual([`frame-ancestors ${framed}`])
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toContain('must-revalidate')
    const html = await page.text()
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
    const script = /src="([^"]*assets\/[^"]+)"/.exec(html)?.[1] ?? ''
    const asset = await fetch(new URL(script, `${origin}${path}`))
    expect(asset.headers.get('content-type')).toContain('javascript')
    expect(asset.headers.get('cache-control')).toContain('immutable')
  }
})

test('the service worker holds every file of the phone, and the page by its address', async () => {
  const { origin } = (await world({ pages: true })).local
  const text = await (await fetch(`${origin}/field/service-worker.js`)).text()
  const html = await (await fetch(`${origin}/field/`)).text()
  const script = /src="([^"]*assets\/[^"]+)"/.exec(html)?.[1] ?? 'missing'
  expect(text).toContain(script)
  expect(text).toMatch(/url: ?[`"']\/field\/[`"']/)
  expect(text).not.toMatch(/^import /m)
})
