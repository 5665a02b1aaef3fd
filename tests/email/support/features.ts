import { ElementType, parseDocument } from 'htmlparser2';
import postcss from 'postcss';

/** One place at which a mail relies on a feature. */
export interface Use {
  /** As caniemail.com names it: `css-padding`, `html-table`. */
  feature: string;
  /** Name of the element; for a rule of the style sheet its selector. */
  on: string;
  value: string;
}

const ELEMENTS: Record<string, string> = {
  body: 'html-body',
  div: 'html-div',
  h1: 'html-h1-h6',
  h2: 'html-h1-h6',
  h3: 'html-h1-h6',
  p: 'html-p',
  span: 'html-span',
  strong: 'html-strong',
  style: 'html-style',
  table: 'html-table',
  thead: 'html-table',
  tbody: 'html-table',
  tr: 'html-table',
  th: 'html-table',
  td: 'html-table',
};

/** Understood since HTML 4 and CSS 1, or of no effect on what is shown: caniemail.com does not test them. */
const BEYOND_DOUBT = [
  ...['html', 'head', 'title', 'meta', 'a', 'br'].map((name) => `<${name}>`),
  ...['href', 'style', 'border', 'scope', 'content', 'name', 'http-equiv'].map(
    (name) => `[${name}]`,
  ),
  // React Email's own mark.
  '[data-skip-in-text]',
  'color',
  'font-family',
];

/** Every element, attribute, property, unit, selector and at-rule that the mail uses. */
export function featuresOf(html: string): Use[] {
  const uses: Use[] = [];
  const add = (feature: string, on: string, value = '') => {
    if (!BEYOND_DOUBT.includes(feature)) uses.push({ feature, on, value });
  };

  function declaration(name: string, value: string, on: string): void {
    // Known to Outlook on Windows alone, and meant for it.
    if (name.startsWith('mso-')) return;
    add(
      name === 'color' || name === 'font-family' ? name : `css-${propertyFamily(name)}`,
      on,
      value,
    );
    if (name === 'display' && value === 'none') add('css-display-none', on, value);
    if (/\dpx\b/.test(value)) add('css-unit-px', on, value);
    if (/\d%/.test(value)) add('css-unit-percent', on, value);
    const strange = /\d(?!px\b|%)[a-z]+|\b(?!rgb\b)[a-z-]+\(/.exec(value.replace(/#\w+/g, ''));
    if (strange) add(`unknown value ${value}`, on, value);
  }

  const walk = (nodes: ReturnType<typeof parseDocument>['children']): void => {
    for (const node of nodes) {
      if (node.type === ElementType.Comment) add('html-comments', 'comment');
      else if (node.type === ElementType.Directive) add('html-doctype', 'doctype');
      else if ('attribs' in node) {
        add(ELEMENTS[node.name] ?? `<${node.name}>`, node.name);
        for (const [name, value] of Object.entries(node.attribs)) {
          add(attributeFeature(name, node.attribs), node.name, value);
          if (name !== 'style') continue;
          for (const { name: property, value: set } of declarationsOf(value))
            declaration(property, set, node.name);
        }
        if (node.name === 'style') styleSheet(node.children.map(textOf).join(''));
        else walk(node.children);
      }
    }
  };

  function styleSheet(css: string): void {
    postcss.parse(css).walk((node) => {
      if (node.type === 'atrule') {
        add(`css-at-${node.name}`, node.params);
        if (node.params.includes('prefers-color-scheme'))
          add('css-at-media-prefers-color-scheme', node.params);
      } else if (node.type === 'rule') {
        if (node.selector !== ':root') add(selectorFeature(node.selector), node.selector);
      } else if (node.type === 'decl') {
        const on = node.parent?.type === 'rule' ? node.parent.toString().split('{')[0] : '';
        declaration(node.prop, node.value, on ?? '');
        if (node.important) add('css-important', on ?? '', node.raws.important ?? ' !important');
      }
    });
  }

  walk(parseDocument(html).children);
  return uses;
}

function textOf(node: object): string {
  return 'data' in node && typeof node.data === 'string' ? node.data : '';
}

function attributeFeature(name: string, attribs: Record<string, string>): string {
  if (name === 'class') return 'css-selector-class';
  if (name === 'name' && attribs['name']?.includes('color-scheme')) return 'html-meta-color-scheme';
  const tested = ['align', 'width', 'cellpadding', 'cellspacing', 'role', 'aria-label', 'lang'];
  return [...tested, 'dir', 'target'].includes(name) ? `html-${name}` : `[${name}]`;
}

/** `padding-left` → `padding`. */
function propertyFamily(name: string): string {
  return name
    .replace(/^(margin|padding)-(top|right|bottom|left)$/, '$1')
    .replace(/^border-(top|right|bottom|left)(-color)?$/, 'border');
}

function selectorFeature(selector: string): string {
  return /^\.[\w-]+$/.test(selector) ? 'css-selector-class' : `unknown selector ${selector}`;
}

function declarationsOf(style: string): { name: string; value: string }[] {
  return style.split(';').flatMap((part) => {
    const colon = part.indexOf(':');
    if (colon < 0) return [];
    return [{ name: part.slice(0, colon).trim(), value: part.slice(colon + 1).trim() }];
  });
}
