import { HtmlValidate } from 'html-validate';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { renderConfirmation } from '~/email/render-confirmation';
import { renderDigest } from '~/email/render-digest';
import { LANGUAGES } from '~/locales/translate';
import { confirmationFor, EVENTFUL, inputFor, LINKS, MAXIMAL, QUIET } from './samples';

const GMAIL_CUTS_AT_BYTES = 100 * 1024;
const DIGESTS = { EVENTFUL, QUIET, MAXIMAL };
const ALL = LANGUAGES.flatMap((language) =>
  Object.entries(DIGESTS).map(([name, digest]) => ({ language, name, digest })),
);

describe.each(ALL)('the mail of $name in $language', ({ language, digest }) => {
  const mail = renderDigest(inputFor(language, digest));

  test('stays under the size at which Gmail cuts it off', async () => {
    const { html, text } = await mail;
    expect(Buffer.byteLength(html)).toBeLessThan(GMAIL_CUTS_AT_BYTES);
    expect(Buffer.byteLength(text)).toBeLessThan(GMAIL_CUTS_AT_BYTES);
  });

  test('is valid HTML', async () => {
    expect(await faultsOf((await mail).html)).toEqual([]);
  });

  test('says in its text what it says in its HTML', async () => {
    const { html, text } = await mail;
    const said = inOneLine(text).toUpperCase();
    const cells = paragraphsOf(html);
    expect(cells.length).toBeGreaterThan(8);
    expect(cells.filter((cell) => !said.includes(cell.toUpperCase()))).toEqual([]);
    for (const href of linksOf(html)) expect(text).toContain(href);
  });

  test('names sender and postal address, and has a way out', async () => {
    const { html, text } = await mail;
    for (const part of [inOneLine(textContent(parseDocument(html))), inOneLine(text)]) {
      expect(part).toContain('4200, boulevard Saint-Laurent, Montréal (Québec) H2W 2R2, Canada');
      expect(part).toContain('Borealist');
    }
    expect(linksOf(html)).toContain(LINKS.unsubscribe);
    expect(text).toContain(LINKS.unsubscribe);
  });

  test('has lines that a text window holds', async () => {
    const { text } = await mail;
    const long = text
      .split('\n')
      .filter((line) => line.length > 72 && !line.trim().startsWith('https://'));
    expect(long).toEqual([]);
  });
});

describe('the weekly mail', () => {
  test.each(LANGUAGES)('reads well as text: %s', async (language) => {
    const { subject, text } = await renderDigest(inputFor(language, EVENTFUL));
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`snapshots/digest-${language}.txt`);
  });

  test('opens listings, promotions and pages inside the admin', async () => {
    const { html } = await renderDigest(inputFor('en', EVENTFUL));
    expect([...new Set(linksOf(html))].toSorted()).toEqual(
      [
        LINKS.home,
        LINKS.listing('gid://shopify/Product/1001'),
        LINKS.listing('gid://shopify/Product/1002'),
        LINKS.listing('gid://shopify/Product/1003'),
        LINKS.promotion('7'),
        LINKS.promotion('5'),
        LINKS.season,
        LINKS.changes,
        LINKS.digests,
        LINKS.unsubscribe,
      ].toSorted(),
    );
  });

  test('takes titles for text, whatever they hold', async () => {
    const hostile = structuredClone(EVENTFUL);
    const title = 'A\r\nBcc: x@example.com\u202e<img src=x onerror=alert(1)>';
    hostile.brokenListings = 1;
    hostile.brokenByEdits = hostile.brokenByEdits
      .slice(0, 1)
      .map((broken) => ({ ...broken, listing: { ...broken.listing, title } }));
    const { subject, html, text } = await renderDigest(inputFor('en', hostile));
    const shown = 'A Bcc: x@example.com <img src=x onerror=alert(1)>';
    expect(subject).toBe(`An edit broke “${shown}” – Boréale & Frères, Nov 23, 2026`);
    expect(html).not.toContain('<img');
    expect(inOneLine(textContent(parseDocument(html)))).toContain(shown);
    expect(text).toContain(`- ${shown}`);
  });

  test('needs no images', async () => {
    for (const { language, digest } of ALL) {
      const { html } = await renderDigest(inputFor(language, digest));
      expect(html).not.toMatch(/<img|<svg|url\(/i);
    }
  });

  test('says that it is a test only where it is one', async () => {
    const test = await renderDigest(inputFor('fr', EVENTFUL, true));
    const real = await renderDigest(inputFor('fr', EVENTFUL));
    expect(test.subject).toBe(`[Essai] ${real.subject}`);
    expect(test.html).toContain('Ceci est un essai');
    expect(test.text).toMatch(/^\*\*\* Ceci est un essai/);
    expect(real.html + real.text).not.toContain('essai');
  });

  test('leaves out what there is nothing to say about, and never takes unknown for zero', async () => {
    const { subject, text } = await renderDigest(inputFor('en', QUIET));
    expect(subject).toBe('What changed in your listings – Boréale & Frères, Nov 23, 2026');
    expect(text).not.toMatch(/BROKEN|DEADLINE|FIX|PROMOTIONS|JUDGED/);
    const eventful = await renderDigest(inputFor('en', EVENTFUL));
    expect(inOneLine(eventful.text)).toContain('Quebec: readiness unknown (58% before)');
  });

  test('says when what was judged is old', async () => {
    const { text } = await renderDigest(inputFor('en', QUIET));
    expect(inOneLine(text)).toContain('last read completely on Nov 19, 2026, 4:00 a.m.');
    const never = { ...QUIET, catalogueReadAt: null };
    expect((await renderDigest(inputFor('en', never))).text).toContain('has not been read');
    expect((await renderDigest(inputFor('en', EVENTFUL))).text).not.toContain('last read');
  });

  test('cuts long lists and says how much more there is', async () => {
    const { text } = await renderDigest(inputFor('en', MAXIMAL));
    expect(text).toContain('See 495 more listings');
    expect(text).toContain('47 more findings');
    expect(text).toContain('See 195 more');
  });

  test('writes times as clocks in the store’s time zone show them', async () => {
    const { text } = await renderDigest(inputFor('en', EVENTFUL));
    expect(inOneLine(text)).toContain('Starts on Nov 27, 2026, 12:00 a.m.');
  });
});

describe('the mail that asks for consent', () => {
  test.each(LANGUAGES)('reads well as text, and is valid HTML: %s', async (language) => {
    const { subject, html, text } = await renderConfirmation(confirmationFor(language));
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(
      `snapshots/confirmation-${language}.txt`,
    );
    expect(await faultsOf(html)).toEqual([]);
    expect(linksOf(html)).toEqual([confirmationFor(language).confirmUrl]);
  });
});

const { findAll, getAttributeValue, textContent } = DomUtils;

/** What mail clients need and HTML for browsers calls outdated is no fault: layout by tables, styles in attributes. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-deprecated-attr': 'off',
    'doctype-html': 'off',
    // A mail's title is its subject, which says more than a browser's tab shows.
    'long-title': 'off',
  },
});

async function faultsOf(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  );
}

function paragraphsOf(html: string): string[] {
  const nodes = findAll(
    ({ name }) => ['p', 'h1', 'h2', 'h3'].includes(name),
    parseDocument(html).children,
  );
  return nodes
    .filter((node) => getAttributeValue(node, 'data-skip-in-text') === undefined)
    .flatMap((node) => node.children)
    .map((node) => inOneLine(textContent(node)).replace(/^· /, ''))
    .filter((text) => text !== '');
}

function linksOf(html: string): string[] {
  return findAll(({ name }) => name === 'a', parseDocument(html).children).map(
    (node) => getAttributeValue(node, 'href') ?? '',
  );
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
