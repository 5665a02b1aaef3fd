// @vitest-environment jsdom
import { AppProvider } from '@shopify/polaris';
import englishPolaris from '@shopify/polaris/locales/en.json';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { IgnoreForm } from '~/components/IgnoreForm';
import type { FindingView } from '~/services/audit/views';

// Polaris asks as it is loaded, and jsdom has no windows of any width.
vi.hoisted(() => {
  window.matchMedia = () => ({ matches: false, addListener: () => undefined }) as never;
});

let root: ReturnType<typeof createRoot>;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  act(() => {
    root.unmount();
  });
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const FINDING: FindingView = {
  rule: 'missing-origin',
  key: 'origin',
  message: {
    id: 'rule.outdated-french-text.outdatedTitle',
    data: { forOneMarket: false, locale: 'fr' },
  },
  field: 'title',
  severity: 'medium',
  audiences: ['QC'],
  status: 'open',
  openedAt: '2026-11-22T15:00:00.000Z',
  resolvedAt: null,
  hasText: true,
  ignoring: null,
};

function show(ignore: () => void) {
  const ignoring = { ignore, stop: () => undefined, busy: false, error: null };
  act(() => {
    root.render(
      <AppProvider i18n={englishPolaris}>
        <IgnoreForm finding={FINDING} ignoring={ignoring} />
      </AppProvider>,
    );
  });
}

it('is closed by Esc, with nothing ignored', () => {
  const ignore = vi.fn();
  show(ignore);
  act(() => document.querySelector('button')?.click());
  const reason = document.querySelector('form input, form textarea');
  expect(reason).not.toBeNull();
  act(() => {
    reason?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  });
  expect(document.querySelector('form')).not.toBeNull();
  act(() => {
    reason?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  });
  expect(document.querySelector('form')).toBeNull();
  expect(ignore).not.toHaveBeenCalled();
});
