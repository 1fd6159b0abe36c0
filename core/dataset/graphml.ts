// The factor network as GraphML (graphml.graphdrawing.org), which Gephi, yEd, Cytoscape, igraph and networkx open.

export type Network = {
  nodes: { id: string; name: string; label: string }[]
  edges: { from: string; to: string; type: string; sign: string; evidence: number; note: string }[]
}

const keys = [
  ['label', 'node', 'string'],
  ['name', 'node', 'string'],
  ['type', 'edge', 'string'],
  ['sign', 'edge', 'string'],
  ['evidence', 'edge', 'int'],
  ['note', 'edge', 'string'],
] as const

export function graphml({ nodes, edges }: Network): string {
  const data = (key: string, value: string | number) =>
    `<data key="${key}">${xml(String(value))}</data>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.map(([name, of, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`).join('\n')}
<graph edgedefault="directed">
${nodes.map(({ id, name, label }) => `<node id="${xml(id)}">${data('node-label', label)}${data('node-name', name)}</node>`).join('\n')}
${edges
  .map(
    ({ from, to, type, sign, evidence, note }, at) =>
      `<edge id="e${at + 1}" source="${xml(from)}" target="${xml(to)}">${data('edge-type', type)}${data('edge-sign', sign)}${data('edge-evidence', evidence)}${data('edge-note', note)}</edge>`,
  )
  .join('\n')}
</graph>
</graphml>
`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function xml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
      .replaceAll(/[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '')
      .replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign)
  )
}
