// Hands a file that was made here to whoever looks at the screen.

/** Hands a file to the browser. */
export function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser holds the file by now; the address would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
