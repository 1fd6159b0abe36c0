// Long work says where it is: on one line that rewrites itself at a terminal, on a line per step in a log.

/** Runs `work`, which tells its progress as "step 3/10". */
export async function progress<T>(work: (say: (line: string) => void) => Promise<T>): Promise<T> {
  const isTerminal = process.stdout.isTTY === true
  let step = ''
  const say = (line: string) => {
    if (isTerminal) process.stdout.write(`\r\x1b[K${line}`)
    const now = line.replace(/ \d+\/\d+$/, '')
    if (!isTerminal && now !== step) console.log(now)
    step = now
  }
  try {
    return await work(say)
  } finally {
    if (isTerminal) process.stdout.write('\r\x1b[K')
  }
}
