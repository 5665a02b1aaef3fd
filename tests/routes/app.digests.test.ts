import { describe, expect, test, vi } from 'vitest';
import { renderDigest } from '~/email/render-digest';
import { parseDigestsForm, recipientForm } from '~/routes/app.digests._index/recipient-form';
import { inTheme } from '~/components/MailFrame';
import { parseChangesUrl } from '~/routes/app.changes/changes-url';
import { done, GONE, notDone } from '~/services/answer';
import type { ChangesView, DigestsView, RecipientView, SendingView } from '~/services/digest/views';
import type { RecipientInput } from '~/core/digest/recipient';
import { EVENTFUL, inputFor, QUIET } from '../email/samples';
import { valueOf } from '../support/answers';
import { startApp as startWith, STORE, type TestServices } from './app-under-test';

const DIGEST_ID = '0b6f8a52-6a1c-4c1e-9d0e-2f7a3f1f5c11';

const input: RecipientInput = {
  email: 'marie@example.com',
  language: 'fr',
  weekday: 1,
  hour: 8,
  audiences: ['CA', 'QC'],
};
const recipient: RecipientView = {
  ...input,
  id: 'r1',
  state: 'active',
  refusal: null,
  lastSentAt: '2026-11-23T13:00:00.000Z',
};
const sending: SendingView = {
  id: DIGEST_ID,
  email: input.email,
  language: 'fr',
  isoWeek: '2026-W08',
  state: 'unknown',
  at: '2026-11-23T13:00:00.000Z',
  subject: 'Des modifications ont dégradé 2 fiches – Boréale',
  messageId: '<digest.d1@borealist.example.com>',
  response: null,
  delay: null,
};
const view: DigestsView = {
  recipients: [
    recipient,
    {
      ...recipient,
      id: 'r2',
      email: 'old@example.com',
      state: 'refused',
      refusal: { at: '2026-11-16T13:00:00.000Z', response: '550 5.1.1 <old> no such user' },
      lastSentAt: null,
    },
  ],
  sendings: [sending, { ...sending, id: 'd0', email: '', state: 'sent' }],
  timeZone: 'America/Toronto',
  audiences: ['CA', 'QC'],
  isMailConfigured: false,
  outbox: [
    {
      id: '7',
      to: 'marie@example.com',
      subject: 'Confirmez : le bilan de Boréale',
      at: '2026-11-22T13:00:00.000Z',
    },
  ],
};
const changes: ChangesView = {
  digest: EVENTFUL,
  timeZone: 'America/Toronto',
  lastDigestAt: null,
  lastVisitAt: null,
  knownSince: '2026-10-01',
  today: '2026-11-23',
};
const startApp = (services: TestServices) =>
  startWith({ store: { readVersion: () => Promise.resolve('7') }, ...services });
const post = (fields: Record<string, string> | FormData) => ({
  method: 'POST',
  body: fields instanceof FormData ? fields : new URLSearchParams(fields),
});
const DIGESTS = '/app/digests.data?index';

describe('the page of digests', () => {
  test.each([
    [
      'en',
      [
        'marie@example.com',
        'French · Every Monday at 8 a.m. · Canada and Quebec',
        'Active',
        'No mail server is set up',
        'Nothing is sent to anybody',
        'These emails were not sent',
        'Confirmez : le bilan de Boréale, to marie@example.com',
        '550 5.1.1 &lt;old&gt; no such user',
        'may have arrived or not',
        '&lt;digest.d1@borealist.example.com&gt;',
        'A removed recipient · week 8 of 2026',
        'Send again',
      ],
    ],
    [
      'fr',
      [
        'Bilan',
        'Aucun serveur de courriel n’est configuré',
        'Ces courriels n’ont pas été envoyés',
        'Confirmez : le bilan de Boréale, à marie@example.com',
        'Chaque lundi à 8\u00a0h',
        'Refusé',
        'Renvoyer',
        'Un destinataire retiré · semaine 8 de 2026',
      ],
    ],
  ])('in %s shows who gets them, and what became of them', async (locale, texts) => {
    const app = await startApp({ digest: { showDigests: () => Promise.resolve(view) } });
    const response = await app.open('/app/digests', { locale });
    expect(response.status).toBe(200);
    const html = (await response.text()).replaceAll('<!-- -->', '');
    for (const text of texts) expect(html).toContain(text);
  });

  test('says what to do where there is nobody yet, and nothing', async () => {
    const showDigests = () => Promise.resolve({ ...view, recipients: [], sendings: [] });
    const app = await startApp({ digest: { showDigests } });
    const html = await (await app.open('/app/digests')).text();
    expect(html).toContain('Nobody gets the digest yet');
    expect(html).toContain('No digest has been sent yet');
  });

  test.each([
    ['en', 'The email that asks this person came back'],
    ['fr', 'Le courriel qui pose la question à cette personne est revenu'],
  ])('says in %s that the question came back, and offers to ask again', async (locale, text) => {
    const refusal = { at: '2026-11-16T13:00:00.000Z', response: '550 5.1.1 no such user' };
    const asked = { ...recipient, state: 'unconfirmed' as const, refusal };
    const showDigests = () => Promise.resolve({ ...view, recipients: [asked], sendings: [] });
    const app = await startApp({ digest: { showDigests } });
    const html = await (await app.open('/app/digests', { locale })).text();
    expect(html).toContain(text);
    expect(html).toContain('550 5.1.1 no such user');
    expect(html).toMatch(/Ask again|Redemander|Demander/);
  });

  test('adds a recipient in the name of the staff account', async () => {
    const addRecipient = vi.fn(() => Promise.resolve(done()));
    const app = await startApp({ digest: { addRecipient } });
    const response = await app.fetch(DIGESTS, post(recipientForm(input, null)));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"add"');
    expect(addRecipient).toHaveBeenCalledWith(STORE, input, expect.any(String));
  });

  test('changes all but the address', async () => {
    const changeRecipient = vi.fn(() => Promise.resolve(done()));
    const app = await startApp({ digest: { changeRecipient } });
    await app.fetch(DIGESTS, post(recipientForm(input, 'r1')));
    const settings = Object.entries(input).filter(([name]) => name !== 'email');
    expect(changeRecipient).toHaveBeenCalledWith(STORE, 'r1', Object.fromEntries(settings));
  });

  test('hands back what is wrong, by field', async () => {
    const errors = { email: { id: 'digestDelivery.email.invalid' as const, data: {} } };
    const answer = notDone({ why: 'invalid', errors });
    const app = await startApp({ digest: { addRecipient: () => Promise.resolve(answer) } });
    const response = await app.fetch(DIGESTS, post(recipientForm(input, null)));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('digestDelivery.email.invalid');
  });

  test.each([
    ['pause', 'pauseRecipient'],
    ['resume', 'resumeRecipient'],
    ['remove', 'removeRecipient'],
    ['ask', 'askAgain'],
    ['test', 'sendTest'],
  ] as const)('%s: done, or told that it could not be', async (intent, service) => {
    const called = vi
      .fn()
      .mockResolvedValueOnce(done())
      .mockResolvedValueOnce(notDone({ why: 'otherState' }))
      .mockResolvedValueOnce(GONE);
    const app = await startApp({ digest: { [service]: called } });
    const ask = () => app.fetch(DIGESTS, post({ intent, recipientId: 'r1' }));
    expect((await ask()).status).toBe(200);
    const again = await ask();
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('"otherState"');
    const late = await ask();
    expect(late.status).toBe(404);
    expect(await late.text()).toContain('"gone"');
    expect(called).toHaveBeenCalledWith(STORE, 'r1');
  });

  test('GIVEN a recipient who was removed meanwhile THEN changing them is not done', async () => {
    const app = await startApp({ digest: { changeRecipient: () => Promise.resolve(GONE) } });
    const response = await app.fetch(DIGESTS, post(recipientForm(input, 'r1')));
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('"gone"');
  });

  test('tells what the mail server said to a test', async () => {
    const mail = notDone({ why: 'refused', response: '554 no' });
    const app = await startApp({ digest: { sendTest: () => Promise.resolve(mail) } });
    const response = await app.fetch(DIGESTS, post({ intent: 'test', recipientId: 'r1' }));
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('554 no');
  });

  test('does not call a test sent that lies in the outbox', async () => {
    const sendTest = () => Promise.resolve(done('outbox' as const));
    const app = await startApp({ digest: { sendTest } });
    const response = await app.fetch(DIGESTS, post({ intent: 'test', recipientId: 'r1' }));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('"outbox"');
  });

  test.each([
    ['intent', { intent: 'burn', recipientId: 'r1' }],
    ['recipientId', { intent: 'pause' }],
    ['weekday', { intent: 'add', email: 'a@b.ca', language: 'en', weekday: '8', hour: '8' }],
    ['hour', { intent: 'add', email: 'a@b.ca', language: 'en', weekday: '1', hour: '24' }],
    ['hour', { intent: 'add', email: 'a@b.ca', language: 'en', weekday: '1', hour: '' }],
    ['language', { intent: 'add', email: 'a@b.ca', language: 'de', weekday: '1', hour: '8' }],
  ])('names the field %s where it holds what no page sends', async (field, fields) => {
    const app = await startApp({ digest: {} });
    const response = await app.fetch(DIGESTS, post(fields));
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('"strangeForm"');
    expect(text).toContain(`"${field}"`);
  });

  test('a form holds what the recipient holds', () => {
    expect(valueOf(parseDigestsForm(recipientForm(input, 'r1')))).toEqual({
      intent: 'change',
      recipientId: 'r1',
      language: 'fr',
      weekday: 1,
      hour: 8,
      audiences: ['CA', 'QC'],
    });
    const nobody = parseDigestsForm(recipientForm({ ...input, audiences: [] }, null));
    expect(valueOf(nobody)).toMatchObject({ intent: 'add', audiences: [] });
  });
});

describe('a past digest', () => {
  test('is read in a frame in which nothing runs', async () => {
    const mail = await renderDigest(inputFor('fr', EVENTFUL));
    const past = { sending, digest: EVENTFUL, timeZone: 'America/Toronto', mail };
    const app = await startApp({ digest: { showDigest: () => Promise.resolve(past) } });
    const html = await (await app.open(`/app/digests/${DIGEST_ID}`)).text();
    expect(html).toContain('&lt;digest.d1@borealist.example.com&gt;');
    const frame = /<iframe[^>]*>/.exec(html)?.[0] ?? '';
    expect(frame).toContain('sandbox=""');
    expect(frame).toContain('Content-Security-Policy');
    expect(frame).toContain('Maple Syrup Trio');
  });

  test.each([
    ['en', 'In the outbox', 'This digest was not sent. No mail server was set up'],
    ['fr', 'Dans la boîte d’envoi', 'Ce bilan n’a pas été envoyé. Aucun serveur'],
  ])(
    'that lies in the outbox says so in %s, and is not sent again',
    async (locale, badge, text) => {
      const mail = await renderDigest(inputFor('fr', EVENTFUL));
      const kept = { ...sending, state: 'outbox' as const };
      const past = { sending: kept, digest: EVENTFUL, timeZone: 'America/Toronto', mail };
      const app = await startApp({
        digest: {
          showDigest: () => Promise.resolve(past),
          showDigests: () => Promise.resolve({ ...view, sendings: [kept] }),
        },
      });
      for (const path of [`/app/digests/${DIGEST_ID}`, '/app/digests']) {
        const html = await (await app.open(path, { locale })).text();
        expect(html).toContain(badge);
        expect(html).toContain(text);
        expect(html).not.toMatch(/Send again|Renvoyer/);
      }
    },
  );

  test.each([
    ['en', 'reports that it is late', 'The mail server said: “451 4.4.1 no answer”'],
    ['fr', 'signale qu’il est en retard', '451 4.4.1 no answer'],
  ])(
    'that is late says so in %s, and is not offered to be sent again',
    async (locale, ...texts) => {
      const late = { ...sending, state: 'sent' as const, delay: '451 4.4.1 no answer' };
      const showDigests = () => Promise.resolve({ ...view, sendings: [late] });
      const app = await startApp({ digest: { showDigests } });
      const html = await (await app.open('/app/digests', { locale })).text();
      for (const text of texts) expect(html).toContain(text);
      expect(html).not.toMatch(/Send again|Renvoyer/);
    },
  );

  test('of another store, or of none, is not there', async () => {
    const showDigest = vi.fn(() => Promise.resolve(null));
    const app = await startApp({ digest: { showDigest } });
    const other = DIGEST_ID.replace('0b', '9b');
    expect((await app.open(`/app/digests/${other}`)).status).toBe(404);
    expect(showDigest).toHaveBeenCalledWith(STORE, other);
    expect((await app.open('/app/digests/zzz')).status).toBe(404);
  });

  test('is sent again once, by a person', async () => {
    const sendAgain = vi
      .fn()
      .mockResolvedValueOnce(done())
      .mockResolvedValueOnce(notDone({ why: 'otherState' }))
      .mockResolvedValueOnce(GONE);
    const app = await startApp({ digest: { sendAgain } });
    const path = `/app/digests/${DIGEST_ID}.data`;
    expect((await app.fetch(path, { method: 'POST' })).status).toBe(200);
    expect((await app.fetch(path, { method: 'POST' })).status).toBe(409);
    expect((await app.fetch(path, { method: 'POST' })).status).toBe(404);
  });

  test('has the theme that is asked for', async () => {
    const { html } = await renderDigest(inputFor('en', QUIET));
    expect(html).toContain('@media (prefers-color-scheme:dark){');
    expect(inTheme(html, 'dark')).toContain('@media all{');
    expect(inTheme(html, 'light')).toContain('@media not all{');
    expect(inTheme(html, 'light')).not.toContain('prefers-color-scheme');
  });
});

describe('the preview', () => {
  test('is in the language and about the audiences of the address', async () => {
    const mail = await renderDigest(inputFor('fr', EVENTFUL));
    const previewDigest = vi.fn(() => Promise.resolve(mail));
    const app = await startApp({ digest: { previewDigest } });
    await app.open('/app/digests/preview?language=fr&audience=QC&audience=XX&audience=CA');
    expect(previewDigest).toHaveBeenLastCalledWith(STORE, {
      language: 'fr',
      audiences: ['CA', 'QC'],
    });
    const response = await app.open('/app/digests/preview?language=de', { locale: 'fr-CA' });
    expect(response.status).toBe(200);
    expect(previewDigest).toHaveBeenLastCalledWith(STORE, { language: 'fr', audiences: null });
  });
});

describe('the page of changes', () => {
  test.each([
    [
      'en',
      [
        'Edits broke 2 listings',
        '71%',
        '69% before',
        'Cedar Reed Diffuser',
        'Next milestone',
        'Black Friday',
      ],
    ],
    [
      'fr',
      ['Ce qui a changé', '71\u00a0%', 'Dégradées par des modifications', 'Prochaine échéance'],
    ],
  ])('in %s says what the digest says', async (locale, texts) => {
    const showChanges = vi.fn(() => Promise.resolve(changes));
    const app = await startApp({ digest: { showChanges } });
    const html = await (await app.open('/app/changes', { locale })).text();
    for (const text of texts) expect(html).toContain(text);
    expect(html).toContain('Maple Syrup Trio &amp; Réserve');
    expect(showChanges).toHaveBeenCalledWith(STORE, 'week');
  });

  test('says so where nothing changed, and where nothing was judged yet', async () => {
    const showChanges = vi
      .fn()
      .mockResolvedValueOnce({ ...changes, digest: QUIET })
      .mockResolvedValueOnce({ ...changes, digest: QUIET, knownSince: null });
    const app = await startApp({ digest: { showChanges } });
    expect(await (await app.open('/app/changes')).text()).toContain('Nothing changed');
    expect(await (await app.open('/app/changes')).text()).toContain('No listing has been judged');
  });

  test.each([
    ['', 'week'],
    ['since=week', 'week'],
    ['since=lastDigest', 'lastDigest'],
    ['since=2026-11-02', { day: '2026-11-02' }],
    ['since=2026-02-30', 'week'],
    ['since=2026-13-01', 'week'],
    ['since=%27;DROP', 'week'],
  ])('reads the address %j', (query, since) => {
    expect(parseChangesUrl(new URLSearchParams(query))).toEqual(since);
  });
});
