import { Parser } from 'htmlparser2';

/** Elements and attributes by which HTML does something instead of saying it. */
const ACTIVE_ELEMENTS: ReadonlySet<string> = new Set(['script', 'object', 'embed', 'base', 'meta']);
const ADDRESSES: ReadonlySet<string> = new Set([
  'href',
  'src',
  'action',
  'formaction',
  'xlink:href',
]);
// Browsers look past spaces and control characters in the scheme of an address.
// eslint-disable-next-line no-control-regex -- they are what is left out
const IGNORED_IN_SCHEME = /[\u0000-\u0020]/g;

/**
 * What in HTML runs, as it is to be named to whoever typed it: `<script>`, `onclick`, `javascript:`. Each once, in the
 * order in which it stands there.
 */
export function activeParts(html: string): string[] {
  const found = new Set<string>();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ACTIVE_ELEMENTS.has(name)) found.add(`<${name}>`);
        for (const [attribute, value] of Object.entries(attributes)) {
          if (attribute.startsWith('on')) found.add(attribute);
          if (attribute === 'srcdoc') found.add(attribute);
          const address = value.replace(IGNORED_IN_SCHEME, '').toLowerCase();
          if (!ADDRESSES.has(attribute)) continue;
          for (const scheme of ['javascript:', 'vbscript:', 'data:text/html']) {
            if (address.startsWith(scheme)) found.add(scheme);
          }
        }
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  return [...found];
}
