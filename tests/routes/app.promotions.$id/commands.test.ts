import { describe, expect, test, vi } from 'vitest';
import {
  isSamePlan,
  parsePromotionForm,
  promotionForm,
  type PromotionCommand,
} from '~/routes/app.promotions.$id/promotion-form';
import { done, GONE, notDone } from '~/services/answer';
import { valueOf } from '../../support/answers';
import { startApp, STORE } from '../app-under-test';
import { ID, input, LISTING, view } from '../promotion-examples';

const staff = expect.stringMatching(/^\d+$/) as string;
const post = (command: PromotionCommand) => ({ method: 'POST', body: promotionForm(command) });

describe('its commands reach one service each, in the name of who signed in', () => {
  const request = { promotionId: ID, revision: 3, by: staff };
  const cases: [PromotionCommand, string, unknown[], unknown][] = [
    [
      { intent: 'save', plan: input, revision: 3 },
      'save',
      [STORE, { input, of: { promotionId: ID, revision: 3 }, by: staff }],
      done({ promotionId: ID, revision: 4 }),
    ],
    [
      { intent: 'preview', plan: input, page: 2 },
      'preview',
      [STORE, { input, promotionId: ID, page: 2 }],
      done(view.preview),
    ],
    [
      { intent: 'judgeWhole', plan: input, asked: ID },
      'judgeWhole',
      [STORE, { asked: ID, input, promotionId: ID }],
      done({ done: 250, judged: null }),
    ],
    [
      { intent: 'change', plan: input, revision: 3 },
      'change',
      [STORE, { ...request, input }],
      done(),
    ],
    [{ intent: 'schedule', revision: 3 }, 'schedule', [STORE, request], done()],
    [{ intent: 'cancel', revision: 3 }, 'cancel', [STORE, request], done()],
    [{ intent: 'undo', revision: 3 }, 'undo', [STORE, request], done()],
    [{ intent: 'accept', revision: 3 }, 'acceptShopifyChange', [STORE, request], done()],
    [{ intent: 'restore', revision: 3 }, 'restoreOurs', [STORE, request], done()],
    [
      { intent: 'override', plan: input, revision: 3, choice: { key: 'a' }, reason: ' Fine ' },
      'overrideBlockers',
      [STORE, { ...request, input, choice: { key: 'a' }, reason: 'Fine' }],
      done(),
    ],
    [
      { intent: 'withdraw', revision: 3, key: 'a' },
      'withdrawOverride',
      [STORE, { ...request, key: 'a' }],
      done(),
    ],
    [{ intent: 'checkAgain', listingIds: [LISTING] }, 'checkAgain', [STORE, [LISTING]], undefined],
    [
      { intent: 'duplicate', name: 'Again', kind: 'copy' },
      'duplicate',
      [STORE, { promotionId: ID, name: 'Again', kind: 'copy', by: staff }],
      done({ promotionId: ID }),
    ],
    [{ intent: 'delete' }, 'deleteDraft', [STORE, ID], done()],
    [{ intent: 'resume' }, 'resume', [STORE, ID], done()],
    [
      { intent: 'restorePrice', changeId: ID, shown: '8.5 USD' },
      'restorePrice',
      [STORE, { promotionId: ID, changeId: ID, shown: '8.5 USD', by: staff }],
      done(),
    ],
    [
      { intent: 'keepPrices', changeId: null },
      'keepPrices',
      [STORE, { promotionId: ID, changeId: null, by: staff }],
      done(),
    ],
  ];
  test.each(cases)('%o', async (command, service, asked, answer) => {
    const called = vi.fn(() => Promise.resolve(answer));
    const app = await startApp({ promotions: { [service]: called } });
    const response = await app.fetch(`/app/promotions/${ID}.data`, post(command));
    expect(response.status).toBe(200);
    expect(called).toHaveBeenCalledExactlyOnceWith(...asked);
  });

  test.each([
    [GONE, 404],
    [notDone({ why: 'blocked', blockers: [{}, {}] }), 409],
    [notDone({ why: 'refused', reason: 'promotions.refused.changed' }), 409],
    [
      notDone({ why: 'invalid', errors: { name: { id: 'promotion.error.noName', data: {} } } }),
      422,
    ],
  ])('%o answers %i', async (answer, status) => {
    const app = await startApp({
      promotions: { schedule: () => Promise.resolve(answer as never) },
    });
    const sent = post({ intent: 'schedule', revision: 3 });
    expect((await app.fetch(`/app/promotions/${ID}.data`, sent)).status).toBe(status);
  });

  test.each<[PromotionCommand, string]>([
    [{ intent: 'save', plan: input, revision: 3 }, 'save'],
    [{ intent: 'resume' }, 'resume'],
    [{ intent: 'duplicate', name: 'Again', kind: 'copy' }, 'duplicate'],
    [{ intent: 'delete' }, 'deleteDraft'],
    [{ intent: 'cancel', revision: 3 }, 'cancel'],
    [{ intent: 'withdraw', revision: 3, key: 'a' }, 'withdrawOverride'],
  ])('%o of a promotion that is gone says so', async (command, service) => {
    const app = await startApp({ promotions: { [service]: () => Promise.resolve(GONE) } });
    const response = await app.fetch(`/app/promotions/${ID}.data`, post(command));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('"gone"');
  });

  test('of a promotion that is not kept yet only what needs none', async () => {
    const save = vi.fn(() => Promise.resolve(done({ promotionId: ID, revision: 1 })));
    const app = await startApp({ promotions: { save } });
    const saved = await app.fetch(
      '/app/promotions/new.data',
      post({ intent: 'save', plan: input, revision: 0 }),
    );
    expect(await saved.text()).toContain(`/app/promotions/${ID}`);
    expect(save).toHaveBeenCalledWith(STORE, { input, of: null, by: staff });
    const scheduled = post({ intent: 'schedule', revision: 0 });
    expect((await app.fetch('/app/promotions/new.data', scheduled)).status).toBe(404);
  });

  test.each([
    '',
    '{',
    '{"intent":"explode"}',
    JSON.stringify({ intent: 'schedule' }),
    JSON.stringify({ intent: 'schedule', revision: -1 }),
    JSON.stringify({ intent: 'save', revision: 1, plan: { ...input, reach: 'moon' } }),
    JSON.stringify({ intent: 'save', revision: 1, plan: { ...input, listingIds: ['42'] } }),
    JSON.stringify({ intent: 'withdraw', revision: 1, key: '' }),
  ])('refuses %s', async (text) => {
    const app = await startApp({ promotions: {} });
    const body = new FormData();
    body.set('command', text);
    const response = await app.fetch(`/app/promotions/${ID}.data`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('"strangeForm"');
  });

  test('a form that was made is read as it was meant', () => {
    for (const [command] of cases) {
      expect(valueOf(parsePromotionForm(promotionForm(command)))).toEqual(
        command.intent === 'override' ? { ...command, reason: command.reason.trim() } : command,
      );
    }
    expect(
      isSamePlan({ ...input, audiences: ['CA', 'QC'] }, { ...input, audiences: ['QC', 'CA'] }),
    ).toBe(true);
    expect(isSamePlan(input, { ...input, percent: '21' })).toBe(false);
  });
});
