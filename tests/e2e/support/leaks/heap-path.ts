// Tells what keeps a string of a heap snapshot alive: the shortest way to it from the root.

/** The parts of a snapshot that are read here; the format is V8's. */
export interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[];
      readonly edge_fields: readonly string[];
      readonly edge_types: readonly (string | readonly string[])[];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

const LONGEST_NAME = 40;

export function whatHolds(heap: HeapSnapshot, string: number): string {
  const { node_fields, edge_fields, edge_types } = heap.snapshot.meta;
  const node = { size: node_fields.length, name: node_fields.indexOf('name') };
  const edge = {
    size: edge_fields.length,
    type: edge_fields.indexOf('type'),
    name: edge_fields.indexOf('name_or_index'),
    to: edge_fields.indexOf('to_node'),
  };
  const at = (list: readonly number[], index: number) => list[index] ?? 0;
  const count = heap.nodes.length / node.size;
  const firstEdge = new Uint32Array(count + 1);
  for (let i = 0; i < count; i += 1) {
    const edges = at(heap.nodes, i * node.size + node_fields.indexOf('edge_count'));
    firstEdge[i + 1] = (firstEdge[i] ?? 0) + edges;
  }
  const types = edge_types[edge.type] ?? [];
  const label = (edgeIndex: number) => {
    const type = types[at(heap.edges, edgeIndex + edge.type)] ?? '';
    const name = at(heap.edges, edgeIndex + edge.name);
    return type === 'element' || type === 'hidden' ? `[${name}]` : (heap.strings[name] ?? '');
  };
  const nameOf = (i: number) =>
    (heap.strings[at(heap.nodes, i * node.size + node.name)] ?? '').slice(0, LONGEST_NAME);

  const cameBy = new Map<number, { readonly from: number; readonly edge: number }>();
  const queue = [0];
  for (const from of queue) {
    if (from !== 0 && at(heap.nodes, from * node.size + node.name) === string) return way(from);
    for (let i = firstEdge[from] ?? 0; i < (firstEdge[from + 1] ?? 0); i += 1) {
      const edgeIndex = i * edge.size;
      const to = at(heap.edges, edgeIndex + edge.to) / node.size;
      if (types[at(heap.edges, edgeIndex + edge.type)] === 'weak' || to === 0 || cameBy.has(to)) continue;
      cameBy.set(to, { from, edge: edgeIndex });
      queue.push(to);
    }
  }
  return 'a string that nothing holds, the name of an edge or of a function';

  function way(end: number): string {
    const steps: string[] = [];
    for (let step = cameBy.get(end); step; step = cameBy.get(step.from)) {
      steps.unshift(`${nameOf(step.from)} .${label(step.edge)}`);
    }
    return steps.join(' → ');
  }
}
