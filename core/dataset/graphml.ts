// The factor network as GraphML (graphml.graphdrawing.org), which Gephi, yEd, Cytoscape, igraph and networkx open.
import { lawfulMarkup } from '../xml/write.ts'

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
    `<data key="${key}">${lawfulMarkup(String(value))}</data>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.map(([name, of, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`).join('\n')}
<graph edgedefault="directed">
${nodes.map(({ id, name, label }) => `<node id="${lawfulMarkup(id)}">${data('node-label', label)}${data('node-name', name)}</node>`).join('\n')}
${edges
  .map(
    ({ from, to, type, sign, evidence, note }, at) =>
      `<edge id="e${at + 1}" source="${lawfulMarkup(from)}" target="${lawfulMarkup(to)}">${data('edge-type', type)}${data('edge-sign', sign)}${data('edge-evidence', evidence)}${data('edge-note', note)}</edge>`,
  )
  .join('\n')}
</graph>
</graphml>
`
}
