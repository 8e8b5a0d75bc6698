import { html, nothing } from 'lit';

/** `a -- words --> b --> c`, with the words of an arrow between two nodes. */
const ARROW = /\s+(?:--\s+(.+?)\s+)?-->\s+/;

/** `id[text]`, `id([text])`, `id[(text)]`, each with quotes or without, or an `id` whose text is elsewhere. */
const NODE = /^(\w+)(?:(\(\[|\[\(|\[)"?(.+?)"?(?:\]\)|\)\]|\]))?$/;

const SUBGRAPH = /^subgraph (\w+)\["(.+)"\]$/;

/**
 * A Mermaid flowchart as rows of boxes, since the library that draws all of them weighs more than this page. Our documents have chains in
 * named groups, and these come out whole. Whatever else there is stays text.
 */
export function diagram(text) {
  const groups = parse(text.trim().split('\n').slice(1).map((line) => line.trim()));
  return groups === null
    ? html`<figure><figcaption class="quiet">A diagram, as Mermaid text</figcaption><pre tabindex="0"><code>${text}</code></pre></figure>`
    : html`<figure class="diagram">${groups.map(drawn)}</figure>`;
}

/** The groups in their order, then what is between them: a title and its chains of nodes; null if a line says something else. */
function parse(lines) {
  const nodes = new Map();
  const between = { title: null, chains: [] };
  const groups = [];
  let current = between;
  for (const line of lines) {
    const subgraph = SUBGRAPH.exec(line);
    if (subgraph) {
      const [, id, title] = subgraph;
      nodes.set(id, { id, text: title, isStore: false });
      current = { title, chains: [] };
      groups.push(current);
    } else if (line === 'end') {
      current = between;
    } else if (!line.startsWith('direction ')) {
      const chain = chainOf(line, nodes);
      if (chain === null) {
        return null;
      }
      append(chain, current.chains);
    }
  }
  return [...groups, between].filter(({ chains }) => chains.length > 0);
}

/** The parts of a line are by turns nodes and words. */
function chainOf(line, nodes) {
  const parts = line.split(ARROW);
  const chain = [];
  for (let i = 0; i < parts.length; i += 2) {
    const [, id, bracket, text] = NODE.exec(parts[i]) ?? [];
    if (id === undefined) {
      return null;
    }
    if (text !== undefined) {
      nodes.set(id, { id, text: text.replaceAll('<br/>', '\n'), isStore: bracket === '[(' });
    }
    chain.push({ words: parts[i - 1]?.replaceAll('"', ''), node: nodes.get(id) ?? { id, text: id, isStore: false } });
  }
  return chain;
}

/** A line that begins where the one before has ended continues it. */
function append(chain, chains) {
  const last = chains.at(-1);
  if (chain.length > 1 && last?.length > 1 && last.at(-1).node.id === chain[0].node.id) {
    last.push(...chain.slice(1));
  } else {
    chains.push(chain);
  }
}

const drawn = ({ title, chains }) => html`
  <div class="group">
    ${title === null ? nothing : html`<strong>${title}</strong>`}
    ${chains.map((chain) => html`<div class="chain">${chain.map(step)}</div>`)}
  </div>
`;

const step = ({ words, node: { text, isStore } }, i) => html`
  ${i === 0 ? nothing : html`<span class="quiet">${words} →</span>`} <span class=${isStore ? 'box store' : 'box'}>${text}</span>
`;
