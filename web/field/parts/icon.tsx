// The phone's few pictures, drawn with the text's colour. They stand beside words and say nothing alone.

const drawings = {
  compass:
    'M12 2.8a9.2 9.2 0 1 0 0 18.400a9.2 9.2 0 0 0 0-18.400zM15.8 8.200l-2.1 5.5-5.5 2.1 2.1-5.500z',
  check: 'M12 2.500a9.5 9.5 0 1 0 0 19a9.5 9.5 0 0 0 0-19zM7.5 12.200l3.2 3.2 5.8-6.6',
  ring: 'M12 2.500a9.5 9.5 0 1 0 0 19a9.5 9.5 0 0 0 0-19z',
  warn: 'M12 3l9.5 17h-19zM12 9.500v5M12 17v.5',
  interview: 'M4 5h16v11H9l-5 4z',
  observation: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 9a3 3 0 1 0 0 6a3 3 0 0 0 0-6z',
  fgd: 'M8 6a3 3 0 1 0 0 6a3 3 0 0 0 0-6zM17 7.600a2.4 2.4 0 1 0 0 4.800a2.4 2.4 0 0 0 0-4.800zM2.5 20c0-4 2.5-6 5.5-6s5.5 2 5.5 6M14 19c.3-3 1.6-4.5 3.5-4.500s3.5 1.5 4 4.5',
  document: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  scoring: 'M5 20V10m7 10V4m7 16v-7',
  survey: 'M4 6h2M4 12h2M4 18h2M9 6h11M9 12h11M9 18h11',
  list: 'M4 6h16M4 12h16M4 18h16',
  back: 'M15 5l-7 7 7 7',
  on: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  flag: 'M6 21V4h11l-2.500 4 2.500 4H6',
  pause: 'M9 6v12M15 6v12',
  stop: 'M7 7h10v10H7z',
  play: 'M8 5l11 7-11 7z',
  undo: 'M8 5L3.500 9.500 8 14M4 9.500h10a5.500 5.500 0 0 1 0 11H9',
  hush: 'M5 5l14 14M9 9v4a3 3 0 0 0 4.500 2.600M15 12.500V6.500a3 3 0 0 0-5.600-1.500M12 19v2.500M6 12a6 6 0 0 0 9 5.500',
  plus: 'M12 5v14M5 12h14',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5',
} as const

export type IconName = keyof typeof drawings

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
