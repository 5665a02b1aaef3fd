import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getExtension } from '@shopify/ui-extensions-tester';
import { waitFor } from '@testing-library/preact';
import { render } from 'preact';
import { z } from 'zod';
import type { Language } from '~/locales/translate';
import { installDocument } from './dom';
import { treeOf } from './tree';

const EXTENSIONS = resolve(import.meta.dirname, '../../../extensions');

type Handle = 'listing-block' | 'check-listing';
const TARGETS = {
  'listing-block': 'admin.product-details.block.render',
  'check-listing': 'admin.product-details.action.render',
} as const;
/** The end of the first line that each one shows. */
const FRAME = { 'listing-block': 's-admin-block', 'check-listing': 's-admin-action' };

const localeFile = z.record(z.string(), z.string());

/** What Shopify picks for the admin's language. */
function localeOf(handle: Handle, language: Language): Record<string, string> {
  const file = language === 'en' ? 'en.default.json' : 'fr.json';
  return localeFile.parse(
    JSON.parse(readFileSync(resolve(EXTENSIONS, handle, 'locales', file), 'utf8')),
  );
}

/** Answers what the extension asks of the app's own address. */
export type AskApp = (path: string, init?: RequestInit) => Promise<Response>;

export interface ShownExtension {
  tree: () => string;
  press: (name: string) => void;
  /** Into the field of that label, a choice of a list included. */
  type: (label: string, value: string) => Promise<void>;
  /** What stands in it. */
  typed: (label: string) => string;
  /** Waits until the outline satisfies the assertions. */
  until: (assertions: (tree: string) => void) => Promise<void>;
  wasClosed: () => boolean;
}

/** Runs `test` with the extension on the page of a product, as Shopify's admin mounts it. */
export async function withExtension(
  options: { handle: Handle; language: Language; productId: string; ask: AskApp },
  test: (shown: ShownExtension) => Promise<void>,
): Promise<void> {
  const { handle, language, productId, ask } = options;
  const extension = getExtension(TARGETS[handle], { configSearchDir: resolve(EXTENSIONS, handle) });
  const nodeFetch = globalThis.fetch;
  const texts = localeOf(handle, language);
  let closed = false;
  const removeDocument = installDocument();
  extension.setUp();
  try {
    extension.shopify.data = { selected: [{ id: productId }] };
    if (handle === 'check-listing') {
      // Only an action can be closed: the tester refuses the property elsewhere.
      Object.assign(extension.shopify, {
        close: () => {
          closed = true;
        },
      });
    }
    extension.shopify.i18n.translate = ((key: string) => texts[key] ?? key) as never;
    extension.shopify.i18n.formatDate = (date: Date, format?: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(`${language}-CA`, { ...format, timeZone: 'UTC' }).format(date);
    extension.fetch = (input, init) =>
      typeof input === 'string' && input.startsWith('/')
        ? ask(input, init)
        : nodeFetch(input, init);
    await extension.render();
    await test({
      tree: () => tree(handle),
      press(name) {
        const button = [...document.querySelectorAll('s-button')].find(
          ({ textContent }) => textContent === name,
        );
        if (!button) throw new Error(`There is no button "${name}" in:\n${tree(handle)}`);
        button.dispatchEvent(new window.Event('click', { bubbles: true }));
      },
      async type(label, value) {
        const field = fieldOf(handle, label);
        field.value = value;
        for (const kind of ['input', 'change']) {
          field.dispatchEvent(new window.Event(kind, { bubbles: true }));
        }
        // What was typed is drawn before somebody can press anything.
        await new Promise((resolve) => setTimeout(resolve));
      },
      typed: (label) => fieldOf(handle, label).value,
      until: (assertions) =>
        waitFor(
          () => {
            assertions(tree(handle));
          },
          { timeout: 10_000 },
        ),
      wasClosed: () => closed,
    });
  } finally {
    // As Shopify does once its page is left: what the extension began ends.
    render(null, document.body);
    extension.tearDown();
    removeDocument();
  }
}

function fieldOf(handle: Handle, label: string): Element & { value: string } {
  const fields = document.querySelectorAll('s-text-field, s-select');
  const field = [...fields].find((each) => each.getAttribute('label') === label);
  if (!field) throw new Error(`There is no field "${label}" in:\n${tree(handle)}`);
  return field as Element & { value: string };
}

function tree(handle: Handle): string {
  const frame = document.querySelector(FRAME[handle]);
  if (!frame) throw new Error(`Shopify's admin expects a ${FRAME[handle]}`);
  return treeOf(frame);
}
