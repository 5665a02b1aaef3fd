// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useOptionalScope } from '~/components/use-optional-scope';

function Shown() {
  const { isGranted, isOffered, request } = useOptionalScope('read_publications');
  return (
    <button data-offered={String(isOffered)} onClick={() => void request()}>
      {String(isGranted)}
    </button>
  );
}

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

async function show(scopes?: object) {
  if (scopes) vi.stubGlobal('shopify', { scopes });
  const root = document.body.appendChild(document.createElement('div'));
  await act(async () => {
    createRoot(root).render(<Shown />);
    await Promise.resolve();
  });
  const button = root.querySelector('button');
  return {
    text: () => button?.textContent,
    offered: () => button?.dataset['offered'],
    click: () =>
      act(async () => {
        button?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await Promise.resolve();
      }),
  };
}

const shopify = (
  granted: string[],
  result: 'granted-all' | 'declined-all',
  optional = ['read_publications'],
) => ({
  query: () => Promise.resolve({ granted, optional }),
  request: vi.fn(() => Promise.resolve({ result })),
});

it('knows nothing outside Shopify’s admin', async () => {
  const page = await show();
  await page.click();
  expect(page.text()).toBe('null');
});

it('is what Shopify says', async () => {
  const granted = await show(shopify(['read_products', 'read_publications'], 'granted-all'));
  expect(granted.text()).toBe('true');
  const missing = await show(shopify(['read_products'], 'granted-all'));
  expect(missing.text()).toBe('false');
});

it('is offered where Shopify lets the app ask for it', async () => {
  expect((await show()).offered()).toBe('null');
  expect((await show(shopify([], 'granted-all'))).offered()).toBe('true');
  expect((await show(shopify([], 'granted-all', []))).offered()).toBe('false');
});

it.each([
  ['granted-all', 'true'],
  ['declined-all', 'false'],
] as const)('asks the merchant, whose answer is %s', async (result, text) => {
  const scopes = shopify(['read_products'], result);
  const page = await show(scopes);
  await page.click();
  expect(scopes.request).toHaveBeenCalledWith(['read_publications']);
  expect(page.text()).toBe(text);
});
