import { describe, expect, test, vi } from 'vitest';
import { done, GONE } from '~/services/answer';
import type { FindingView } from '~/services/audit/views';
import { startApp, STORE } from './app-under-test';
import { BEFORE_FIRST_SYNC, homeView } from './view-examples';
import { failOnConsoleErrors, formOf, readVersion, textOf } from './read-page';

failOnConsoleErrors();

describe('everything to fix', () => {
  const open = async (over = {}, locale?: string) => {
    const showHome = vi.fn(() => Promise.resolve(homeView(over)));
    const app = await startApp({ store: { readVersion }, home: { show: showHome } });
    const response = await app.open('/app/todo', { locale });
    expect(response.status).toBe(200);
    // It is no visit of home.
    expect(showHome).toHaveBeenCalledWith(STORE, { fixFirst: 5 });
    return response;
  };

  test('every rule is told with its figures, and leads to the listings that it is about', async () => {
    const response = await open();
    const html = await response.clone().text();
    const text = await textOf(response);
    expect(text).toContain('12 listings, 14 open findings');
    expect(text).toContain('1,102 listings not judged');
    expect(html).toContain('href="/app/listings?rule=missing-french-text&amp;state=findings"');
    expect(html).toContain('href="/app/listings?rule=missing-packaging-photo&amp;state=unknown"');
  });

  test('GIVEN no sync yet THEN it says that nothing was judged', async () => {
    expect(await textOf(await open(BEFORE_FIRST_SYNC))).toContain('judged');
  });

  test.each([
    [
      'en',
      'French beyond products',
      'Menu links without French: 4 of 6 (such as Gifts, Sale and Home)',
      '1 group could not be judged',
    ],
    [
      'fr',
      'Le français au-delà des produits',
      '4 sur 6 (dont Gifts, Sale et Home)',
      '1 groupe n’a pas pu être évalué',
    ],
  ])(
    'GIVEN menus and pages without French (%s) THEN it names them, and says that others are unknown',
    async (locale, title, links, notJudged) => {
      const data = {
        count: 4,
        total: 6,
        examples: ['Gifts', 'Sale', 'Home'],
        more: 1,
        isWhole: true,
      };
      const finding: FindingView = {
        rule: 'menu-not-in-french',
        key: 'missing',
        message: { id: 'rule.menu-not-in-french.missing', data },
        field: 'storeTexts[LINK]',
        severity: 'high',
        audiences: ['QC'],
        status: 'open',
        openedAt: '2026-11-22T12:00:00Z',
        resolvedAt: null,
        hasText: false,
        ignoring: null,
      };
      const storeFrench = {
        groups: [{ rule: finding.rule, severity: finding.severity, findings: [finding] }],
        ignored: [],
        notJudged: [
          {
            rule: 'page-not-in-french',
            reason: {
              id: 'reason.storeTextsDenied' as const,
              data: { permission: 'read_content' },
            },
          },
        ],
      };
      const response = await open({ storeFrench }, locale);
      expect(await response.clone().text()).toContain('shopify:admin/apps/translate-and-adapt');
      const text = await textOf(response);
      for (const said of [title, links, notJudged]) expect(text).toContain(said);
    },
  );

  test('a finding about the store is ignored in the name of who signed in, and taken back', async () => {
    const ignoreFinding = vi.fn(() => Promise.resolve(done()));
    const stopIgnoringFinding = vi.fn(() => Promise.resolve(GONE));
    const app = await startApp({ audit: { ignoreFinding, stopIgnoringFinding } });
    const named = { rule: 'missing-return-policy', key: 'REFUND_POLICY' };
    const ignore = { intent: 'ignore', ...named, reason: 'Soon', until: 'forGood', day: '' };
    expect((await app.fetch('/app/todo.data', formOf(ignore))).status).toBe(200);
    expect(ignoreFinding).toHaveBeenCalledExactlyOnceWith(
      STORE,
      { listingId: null, ...named },
      expect.objectContaining({ reason: 'Soon', by: expect.stringMatching(/^\d+$/) }),
    );
    const back = await app.fetch('/app/todo.data', formOf({ intent: 'stopIgnoring', ...named }));
    expect(back.status).toBe(404);
  });

  test.each<Record<string, string>>([
    {},
    { intent: 'sync' },
    { intent: 'ignore', rule: 'a', key: 'b', reason: ' ', until: 'forGood', day: '' },
    { intent: 'ignore', rule: 'a', key: 'b', reason: 'c', until: 'date', day: '' },
  ])('refuses %o', async (fields) => {
    const app = await startApp({});
    expect((await app.fetch('/app/todo.data', formOf(fields))).status).toBe(400);
  });
});
