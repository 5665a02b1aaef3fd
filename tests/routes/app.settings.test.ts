import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '~/core/audit/settings';
import {
  draftOf,
  parseSettingsForm,
  settingsForm,
  shown,
} from '~/routes/app.settings/settings-form';
import { done, GONE, notDone } from '~/services/answer';
import type { SettingsView } from '~/services/settings/views';
import { valueOf } from '../support/answers';
import { startApp, STORE } from './app-under-test';
import { listingView, NO_CHANGES, pricesView, ruleSettingsView } from './view-examples';

const view: SettingsView = {
  revision: 4,
  saved: { at: '2026-11-22T15:00:00.000Z', by: '42' },
  glossary: ['Boréale', 'X-100'],
  audiences: null,
  marketAudiences: ['US', 'QC'],
  readsPhotos: true,
  photos: { photos: 120, left: 40 },
  groups: [
    {
      group: 'prices',
      rules: [
        ruleSettingsView({
          isOn: false,
          thresholds: [
            ...ruleSettingsView().thresholds,
            {
              field: 'volatile-price.variation',
              value: 0.07,
              default: 0.05,
              min: 0.005,
              max: 1,
              unit: 'share',
            },
          ],
        }),
      ],
    },
  ],
};
const showSettings = () => Promise.resolve(view);
const post = (body: FormData) => ({ method: 'POST', body });

describe('the settings page', () => {
  test.each([
    [
      'en',
      [
        'Volatile price',
        'Why, and 2 thresholds',
        '1 rule, 1 changed',
        'Search the settings',
        'X-100',
        'United States and Quebec',
      ],
    ],
    ['fr', ['Paramètres', '2 seuils', '1 règle, 1 modifiée', 'Glossaire', 'États-Unis et Québec']],
  ])('in %s shows rules, thresholds, glossary and buyers', async (locale, texts) => {
    const app = await startApp({ settings: { show: showSettings } });
    const response = await app.open('/app/settings', { locale });
    expect(response.status).toBe(200);
    const html = await response.text();
    for (const text of texts) expect(html).toContain(text);
  });

  test('folds groups that are as Borealist has them: their rules are not drawn', async () => {
    const [group] = view.groups;
    if (!group) throw new Error('the example has a group');
    const rules = group.rules.map((rule) => ({
      ...rule,
      isOn: true,
      thresholds: rule.thresholds.map((each) => ({ ...each, value: each.default })),
    }));
    const show = () => Promise.resolve({ ...view, groups: [{ ...group, rules }] });
    const app = await startApp({ settings: { show } });
    const html = await (await app.open('/app/settings')).text();
    expect(html).toContain('1 rule');
    expect(html).not.toContain('Volatile price');
  });

  test('previews, and saves in the name of the staff account that signed in', async () => {
    const preview = { sample: 3, listings: 3, rules: [] };
    const previewSettings = vi.fn(() => Promise.resolve(done(preview)));
    const saveSettings = vi.fn(() => Promise.resolve(done()));
    const app = await startApp({
      settings: { show: showSettings, preview: previewSettings, save: saveSettings },
    });
    const input = {
      ...DEFAULT_SETTINGS,
      rulesOff: ['volatile-price'],
      glossary: ['Boréale', 'X-100'],
      thresholds: { 'volatile-price': { windowDays: '90', variation: 0.07 } },
    };
    const previewed = await app.fetch(
      '/app/settings.data',
      post(settingsForm(draftOf(view), { intent: 'preview', of: 4 })),
    );
    expect(previewed.status).toBe(200);
    expect(previewSettings).toHaveBeenCalledWith(STORE, input);
    expect(saveSettings).not.toHaveBeenCalled();
    const saved = await app.fetch(
      '/app/settings.data',
      post(settingsForm(draftOf(view), { intent: 'save', of: 4 })),
    );
    expect(saved.status).toBe(200);
    expect(saveSettings).toHaveBeenCalledWith(STORE, input, {
      by: expect.stringMatching(/^\d+$/),
      of: 4,
    });
  });

  test('answers what is wrong field by field; a form that is not its own reaches no service', async () => {
    const errors = { glossary: { id: 'settings.error.longTerm' as const, data: { most: 255 } } };
    const saveSettings = vi.fn(() => Promise.resolve(notDone({ why: 'invalid', errors })));
    const app = await startApp({ settings: { show: showSettings, save: saveSettings } });
    const refused = await app.fetch(
      '/app/settings.data',
      post(settingsForm(draftOf(view), { intent: 'save', of: 4 })),
    );
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('settings.error.longTerm');
    const strange = settingsForm(draftOf(view), { intent: 'save', of: 4 });
    strange.set('audiencesBy', 'anyone');
    const invalid = await app.fetch('/app/settings.data', post(strange));
    expect(invalid.status).toBe(400);
    expect(await invalid.text()).toContain('audiencesBy');
    expect(saveSettings).toHaveBeenCalledTimes(1);
  });
});

describe('the settings form', () => {
  test('shows shares as percentages, and keeps what is no number to be refused', () => {
    expect(shown({ unit: 'share' }, 0.07)).toBe(7);
    expect(shown({ unit: 'days' }, 90)).toBe(90);
    const draft = {
      ...draftOf(view),
      thresholds: { 'volatile-price.variation': '', 'gone.x': '3' },
    };
    expect(
      valueOf(parseSettingsForm(settingsForm(draft, { intent: 'save', of: 4 }), view)),
    ).toMatchObject({
      input: { thresholds: { 'volatile-price': { variation: '' }, gone: { x: '3' } } },
    });
  });
});

describe('ignoring on the listing page', () => {
  const finding = { rule: 'missing-french-text', key: 'title' };
  const named = { listingId: 'gid://shopify/Product/42', ...finding };
  const form = (fields: Record<string, string>) => post(formData(fields));
  function formData(fields: Record<string, string>): FormData {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  }
  const ignore = { intent: 'ignore', ...finding, reason: ' Sold out ', until: 'forGood', day: '' };

  test.each([
    [ignore, { kind: 'forGood' }],
    [{ ...ignore, until: 'textChanges' }, { kind: 'textChanges' }],
    [
      { ...ignore, until: 'date', day: '2027-01-31' },
      { kind: 'date', day: '2027-01-31' },
    ],
  ])('%o', async (fields, until) => {
    const ignoreFinding = vi.fn(() => Promise.resolve(done()));
    const app = await startApp({ audit: { ignoreFinding } });
    expect((await app.fetch('/app/listings/42.data', form(fields))).status).toBe(200);
    expect(ignoreFinding).toHaveBeenCalledWith(
      STORE,
      named,
      expect.objectContaining({ reason: 'Sold out', until, by: expect.stringMatching(/^\d+$/) }),
    );
  });

  test.each([
    { ...ignore, reason: '  ' },
    { ...ignore, reason: 'x'.repeat(501) },
    { ...ignore, until: 'date' },
    { ...ignore, until: 'date', day: '2027-02-30' },
    { ...ignore, key: '' },
  ])('refuses %o', async (fields) => {
    const app = await startApp({});
    expect((await app.fetch('/app/listings/42.data', form(fields))).status).toBe(400);
  });

  test('takes it back; a finding that is gone answers 404', async () => {
    const stopIgnoringFinding = vi.fn(() => Promise.resolve(GONE));
    const app = await startApp({ audit: { stopIgnoringFinding } });
    const back = form({ intent: 'stopIgnoring', ...finding });
    expect((await app.fetch('/app/listings/42.data', back)).status).toBe(404);
    expect(stopIgnoringFinding).toHaveBeenCalledWith(STORE, named);
  });

  test('ignored findings stand apart, and are not to be fixed', async () => {
    const [open] = listingView().findings;
    if (!open) throw new Error('the example has a finding');
    const ignoring = {
      at: '2026-11-03T15:00:00.000Z',
      by: '42',
      reason: 'Sold out <soon>',
      until: '2027-01-31T00:00:00.000Z',
      untilText: false,
    };
    const findings = [{ ...open, status: 'ignored' as const, ignoring }];
    const app = await startApp({
      store: { readVersion: () => Promise.resolve('7') },
      catalogue: {
        show: () => Promise.resolve(listingView({ findings })),
        showLens: () => Promise.resolve(null),
      },
      prices: { show: () => Promise.resolve(pricesView()) },
      changes: { history: () => Promise.resolve(NO_CHANGES) },
    });
    const html = await (await app.open('/app/listings/42')).text();
    expect(html).toContain('Ignored (1)');
    expect(html).toContain('Nothing that could be judged needs fixing');
  });
});

describe('price evidence', () => {
  const row = {
    firstDay: '2026-11-20',
    lastDay: '2026-11-22',
    variantId: 'gid://shopify/ProductVariant/7',
    sku: '=HYPERLINK("x"), blue',
    country: 'CA' as const,
    currency: 'CAD',
    price: 27.5,
    compareAt: null,
    shopPrice: 20,
    priceSource: 'observed' as const,
    priceSeenFrom: '2026-09-01T00:00:00.000Z',
    priceSeenUntil: '2026-11-22T15:00:00.000Z',
    unitsSold: 0,
    unitsSource: 'orders' as const,
  };

  async function* rows() {
    yield await Promise.resolve(row);
  }

  test('comes as RFC 4180, with nothing that a spreadsheet would run', async () => {
    const exportPriceEvidence = vi.fn(() => Promise.resolve({ handle: 'mug', rows: rows() }));
    const app = await startApp({ catalogue: { exportPriceEvidence } });
    const response = await app.fetch('/app/listings/42/evidence.csv');
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('Content-Disposition')).toContain('price-evidence-42.csv');
    expect(exportPriceEvidence).toHaveBeenCalledWith(STORE, 'gid://shopify/Product/42');
    expect(await response.text()).toBe(
      'first_day,last_day,country,variant_id,sku,currency,price,compare_at_price,shop_price,price_source,price_seen_from,price_seen_until,units_sold,units_source\r\n' +
        `2026-11-20,2026-11-22,CA,gid://shopify/ProductVariant/7,"'=HYPERLINK(""x""), blue",CAD,27.5,,20,observed,2026-09-01T00:00:00.000Z,2026-11-22T15:00:00.000Z,0,orders\r\n`,
    );
  });

  test.each(['42', 'x'])('of listing %s that is not there answers 404', async (number) => {
    const app = await startApp({ catalogue: { exportPriceEvidence: () => Promise.resolve(null) } });
    expect((await app.fetch(`/app/listings/${number}/evidence.csv`)).status).toBe(404);
  });
});
