/** What Shopify's admin is told to show, as an outline: an element a line, its attributes in order, then its text. */
export function treeOf(element: Element, depth = 0): string {
  const indent = '  '.repeat(depth);
  const attributes = [...element.attributes]
    .map(({ name, value }) => (value === '' ? ` ${name}` : ` ${name}="${value}"`))
    .join('');
  const children = [...element.childNodes].flatMap((child) => {
    if (isElement(child)) return [treeOf(child, depth + 1)];
    const text = child.textContent?.replaceAll(/[ \n]+/g, ' ').trim() ?? '';
    return text === '' ? [] : [`${indent}  ${text}`];
  });
  return [`${indent}<${element.localName}${attributes}>`, ...children].join('\n');
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
