/** Lines by which mail programs introduce what they quote, in the languages of the product. */
const introduction = /(?:\bwrote|\bschrieb|\bschreef|\ba écrit)\b.{0,200}:$/iu;
const opening = /^(?:On|Am|Op|Le)\b/u;
const separator = /^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Oorspronkelijk bericht|Message d[’']origine)\s*-{2,}$/iu;

const isQuoted = (line: Node[]) => {
  const [first] = line;
  const text = textOf(line);
  return text === '' || text.startsWith('>') || (line.length === 1 && first instanceof HTMLQuoteElement);
};

const textOf = (nodes: Node[]) =>
  nodes
    .map((node) => node.textContent)
    .join('')
    .trim();

/** The lines of a message: its paragraphs at their breaks, other blocks as one each. */
interface Line {
  block: Element | null;
  nodes: Node[];
}

function linesOf(body: Element): Line[] {
  return [...body.childNodes].flatMap((node): Line[] => {
    if (!(node instanceof HTMLParagraphElement)) return [{ block: null, nodes: [node] }];
    const lines: Line[] = [{ block: node, nodes: [] }];
    node.childNodes.forEach((child) => {
      if (child instanceof HTMLBRElement) lines.push({ block: node, nodes: [] });
      else lines.at(-1)?.nodes.push(child);
    });
    return lines;
  });
}

/** Where what is quoted begins: at what introduces it, and only where nothing but quoted text follows. */
function quoteStart(lines: Line[]): number {
  const separated = lines.findIndex(({ nodes }) => separator.test(textOf(nodes)));
  if (separated !== -1) return separated;
  let start = lines.length;
  while (start > 0 && isQuoted(lines[start - 1]?.nodes ?? [])) start -= 1;
  if (lines.slice(start).every(({ nodes }) => textOf(nodes) === '')) return lines.length;
  const above = (count: number) =>
    lines
      .slice(Math.max(0, start - count), start)
      .map(({ nodes }) => textOf(nodes))
      .join(' ');
  // Mail programs break long introductions in two.
  const whole = [1, 2].find((count) => opening.test(above(count)) && introduction.test(above(count)));
  return start - (whole ?? (introduction.test(above(1)) ? 1 : 0));
}

function htmlOf(lines: Line[]): string {
  const holder = document.implementation.createHTMLDocument().body;
  let last: Element | null = null;
  for (const { block, nodes } of lines) {
    const copies = nodes.map((node) => node.cloneNode(true));
    if (!block) holder.append(...copies);
    else if (block === last) holder.lastElementChild?.append(holder.ownerDocument.createElement('br'), ...copies);
    else {
      const paragraph = holder.ownerDocument.createElement('p');
      paragraph.append(...copies);
      holder.append(paragraph);
    }
    last = block;
  }
  return holder.innerHTML;
}

/** Parts what somebody wrote from what they quoted below it. A message that is nothing but a quotation stays whole. */
export function splitQuote(body: Element): { written: string; quoted: string | null } {
  const lines = linesOf(body);
  const start = quoteStart(lines);
  const written = lines.slice(0, start);
  const whole = start === lines.length || textOf(written.flatMap(({ nodes }) => nodes)) === '';
  return whole ? { written: body.innerHTML, quoted: null } : { written: htmlOf(written), quoted: htmlOf(lines.slice(start)) };
}
