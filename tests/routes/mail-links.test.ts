import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHttpServer } from '~/http.server';
import { bind } from '~/services/bind';
import { addRecipient } from '~/services/digest/add-recipient';
import { digestVerbs } from '~/services/digest/verbs';
import type { Recipient } from '~/services/digest/ports';
import { sendTest } from '~/services/digest/send-test';
import { uninstallStore } from '~/services/store/uninstall-store';
import { testPorts } from '../services/support/ports';
import { addActive, mailedToken, MARIE } from '../services/support/recipients';
import { ScriptedShopify } from '../services/support/scripted-shopify';
import { testDatabase, uniqueStore } from '../support/database';
import { startApp, type AppUnderTest } from './app-under-test';
import { serverBuild } from './server-build';

/** The links in mails over HTTP, without login: the routes, the services behind them and the database are real. */

const database = await testDatabase();
const ports = testPorts(database, new ScriptedShopify());
ports.clock.now = new Date('2026-11-25T17:00:00Z');
let app: AppUnderTest;
let origin: string;
let stop: () => void;
let store: string;

beforeAll(async () => {
  app = await startApp({ digest: bind(ports, digestVerbs) });
  const http = createHttpServer(await serverBuild(), {
    mode: 'production',
    clientFolder: 'no-build',
    proxies: 1,
  });
  const server = http.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  stop = () => server.close();
});
afterAll(() => {
  stop();
});
beforeEach(async () => {
  store = await newStore('Boréale & Cie');
  app.logged.length = 0;
});

async function newStore(name: string): Promise<string> {
  const domain = uniqueStore('links');
  await ports.stores.install(domain, ports.clock.now);
  await ports.stores.saveFacts(domain, {
    name,
    currency: 'CAD',
    primaryLocale: 'en',
    timeZone: 'America/Toronto',
    sellsTo: ['US', 'CA', 'QC'],
  });
  return domain;
}

/** As a mail program posts it, from its provider's machines: no cookie, no login, no origin. */
const ONE_CLICK = {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: 'List-Unsubscribe=One-Click',
};
/** As the page's button does in a browser without JavaScript. */
const PRESSED = { ...ONE_CLICK, headers: { ...ONE_CLICK.headers, Origin: 'null' }, body: '' };

let calls = 0;

async function call(path: string, init: RequestInit & { language?: string } = {}) {
  const headers = new Headers(init.headers);
  headers.set('Accept-Language', init.language ?? 'en');
  // Each from an address of its own: how many one may send is not asked here.
  calls += 1;
  headers.set('X-Forwarded-For', `10.0.${calls >> 8}.${calls & 255}`);
  const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
  const html = (await response.text()).replaceAll('<!-- -->', '');
  return { status: response.status, headers: response.headers, html };
}

const find = async (recipient: Pick<Recipient, 'id'>, of = store) =>
  (await ports.recipients.find(of, recipient.id)) ?? expect.fail('gone');

/** The token in the mail that the recipient got last. */
async function unsubscribeToken(recipient: Recipient, of = store): Promise<string> {
  await sendTest(ports, of, recipient.id);
  return mailedToken(ports, of, 'unsubscribe');
}

async function asked(email = MARIE.email): Promise<{ recipient: Recipient; token: string }> {
  await addRecipient(ports, store, { ...MARIE, email }, '42');
  const recipients = await ports.recipients.list(store);
  const recipient = recipients.find((each) => each.email === email) ?? expect.fail('not added');
  return { recipient, token: await mailedToken(ports, store, 'confirm') };
}

describe('/unsubscribe', () => {
  it('with one click of a mail program is in force when it is answered, without login', async () => {
    const marie = await addActive(ports, store);
    const token = await unsubscribeToken(marie);
    const { status, html } = await call(`/unsubscribe/${token}`, ONE_CLICK);
    expect(status).toBe(200);
    expect(html).toContain('You are unsubscribed');
    expect(await find(marie)).toMatchObject({ state: 'unsubscribed', next: null });
    expect(await ports.recipients.due(store, new Date('2030-01-01'))).toEqual([]);
  });

  it.each([
    [
      'a form in two parts',
      () => {
        const body = new FormData();
        body.set('List-Unsubscribe', 'One-Click');
        return { method: 'POST', body };
      },
    ],
    ['the button of the page, whose address is kept from others', () => PRESSED],
    [
      'a mail program in a browser, on another site',
      () => ({
        ...ONE_CLICK,
        headers: { ...ONE_CLICK.headers, Origin: 'https://mail.example.org' },
      }),
    ],
    ['a POST without a body', () => ({ method: 'POST' })],
  ])('takes %s', async (_, init) => {
    const marie = await addActive(ports, store);
    const token = await unsubscribeToken(marie);
    expect((await call(`/unsubscribe/${token}`, init())).status).toBe(200);
    expect(await find(marie)).toMatchObject({ state: 'unsubscribed' });
  });

  it.each([
    ['en', 'Unsubscribe from the weekly digest', 'The weekly digest of Boréale &amp; Cie', 'en-CA'],
    ['fr', 'Se désabonner du bilan', 'Le bilan hebdomadaire de Boréale &amp; Cie', 'fr-CA'],
  ])('opened in %s asks, and changes nothing', async (language, title, text, lang) => {
    const marie = await addActive(ports, store);
    const token = await unsubscribeToken(marie);
    for (let times = 0; times < 2; times += 1) {
      const page = await call(`/unsubscribe/${token}`, { language });
      expect(page.status).toBe(200);
      expect(page.html).toContain(`<html lang="${lang}"`);
      expect(page.html).toContain(title);
      expect(page.html).toContain(text);
      expect(page.html).toContain('<form method="post"');
      expect(page.html).not.toContain(MARIE.email);
    }
    const { status } = await call(`/unsubscribe/${token}`, { method: 'HEAD' });
    expect(status).toBe(200);
    expect(await find(marie)).toEqual(marie);
  });

  it('keeps its address from caches, search engines and other sites', async () => {
    const token = await unsubscribeToken(await addActive(ports, store));
    for (const init of [{}, ONE_CLICK]) {
      const { headers } = await call(`/unsubscribe/${token}`, init);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-robots-tag')).toBe('noindex, nofollow');
    }
  });

  it.each([
    ['en', 'You were unsubscribed already'],
    ['fr', 'Le désabonnement était déjà fait'],
  ])(
    'a second time says in %s that it was done, and offers the way back',
    async (language, text) => {
      const marie = await addActive(ports, store);
      const token = await unsubscribeToken(marie);
      await call(`/unsubscribe/${token}`, ONE_CLICK);
      const before = await find(marie);
      for (const init of [ONE_CLICK, {}]) {
        const { status, html } = await call(`/unsubscribe/${token}`, { ...init, language });
        expect(status).toBe(200);
        expect(html).toContain(text);
        expect(html).toContain(`href="/resubscribe/${token}"`);
      }
      expect(await find(marie)).toEqual(before);
    },
  );

  it('touches nobody else: not in the store, not the same address in another store', async () => {
    const marie = await addActive(ports, store);
    const paul = await addActive(ports, store, { email: 'paul@example.net' });
    const elsewhere = await newStore('Elsewhere');
    const marieElsewhere = await addActive(ports, elsewhere);
    const token = await unsubscribeToken(marie);
    await unsubscribeToken(paul);
    await call(`/unsubscribe/${token}`, ONE_CLICK);
    expect(await find(marie)).toMatchObject({ state: 'unsubscribed' });
    expect(await find(paul)).toEqual(paul);
    expect(await find(marieElsewhere, elsewhere)).toEqual(marieElsewhere);
  });

  it('by the link of a mail of last year works', async () => {
    const marie = await addActive(ports, store);
    const first = await unsubscribeToken(marie);
    await unsubscribeToken(marie);
    expect((await call(`/unsubscribe/${first}`, ONE_CLICK)).html).toContain('You are unsubscribed');
  });

  it.each([
    ['cut short', (token: string) => token.slice(0, -1)],
    [
      'with another letter',
      (token: string) => (token.startsWith('A') ? 'B' : 'A') + token.slice(1),
    ],
    ['that nobody was sent', () => 'a'.repeat(43)],
    ['of a preview', () => 'preview'],
    ['that is SQL', () => encodeURIComponent("' OR '1'='1")],
    ['that is a path', () => '..%2F..%2Fapp'],
  ])('with a token %s learns nothing and changes nothing', async (_, bend) => {
    const marie = await addActive(ports, store);
    const token = bend(await unsubscribeToken(marie));
    for (const page of ['unsubscribe', 'resubscribe', 'confirm']) {
      for (const init of [{}, ONE_CLICK]) {
        const { status, html } = await call(`/${page}/${token}`, init);
        expect(status).toBe(200);
        expect(html).toContain('This link is not valid');
        expect(html).not.toContain('Boréale');
      }
    }
    expect(await find(marie)).toEqual(marie);
  });

  it('says so in French, too, where a link is not valid', async () => {
    const { html } = await call(`/unsubscribe/${'a'.repeat(43)}`, { language: 'fr-CA' });
    expect(html).toContain('Ce lien n’est pas valide');
  });

  it('of an erased store answers politely', async () => {
    const token = await unsubscribeToken(await addActive(ports, store));
    await uninstallStore(ports, store, ports.clock.now);
    const { status, html } = await call(`/unsubscribe/${token}`, ONE_CLICK);
    expect(status).toBe(200);
    expect(html).toContain('This link is not valid');
  });

  it('that fails on our side says so, and keeps the token out of the log', async () => {
    const token = await unsubscribeToken(await addActive(ports, store));
    const { recipients } = ports;
    ports.recipients = Object.create(recipients, {
      findByLink: { value: () => Promise.reject(new Error('the database is away')) },
    }) as typeof recipients;
    const { status } = await call(`/unsubscribe/${token}`, ONE_CLICK);
    ports.recipients = recipients;
    expect(status).toBe(500);
    const log = app.logged.join('\n');
    expect(log).toContain('/unsubscribe/…');
    expect(log).not.toContain(token);
  });
});

describe('/confirm', () => {
  it('opened shows a question and changes nothing; its button is the consent', async () => {
    const { recipient, token } = await asked();
    const page = await call(`/confirm/${token}`);
    expect(page.html).toContain('Receive the weekly digest?');
    expect(await find(recipient)).toMatchObject({ state: 'unconfirmed', confirmedAt: null });
    expect((await call(`/confirm/${token}`, PRESSED)).html).toContain('Thank you');
    expect(await find(recipient)).toMatchObject({
      state: 'active',
      confirmedAt: ports.clock.now,
      next: { isoWeek: '2026-W49' },
    });
    const again = await call(`/confirm/${token}`, { ...PRESSED, language: 'fr' });
    expect(again.html).toContain('Vous avez déjà confirmé');
  });

  it.each([
    ['en', 'Yes, send me the digest'],
    ['fr', 'Oui, envoyez-moi le bilan'],
  ])('asks in %s, and in the other language where it is asked to', async (language, button) => {
    const { token } = await asked();
    const page = await call(`/confirm/${token}`, { language });
    expect(page.html).toContain(button);
    const other = language === 'en' ? 'fr' : 'en';
    const link = `/confirm/${token}?locale=${other}`;
    expect(page.html).toContain(`href="${link}"`);
    expect((await call(link, { language })).html).toContain(
      other === 'fr' ? 'Oui, env' : 'Yes, send',
    );
  });

  it('confirms that recipient alone', async () => {
    const marie = await asked();
    const paul = await asked('paul@example.net');
    await call(`/confirm/${marie.token}`, PRESSED);
    expect(await find(marie.recipient)).toMatchObject({ state: 'active' });
    expect(await find(paul.recipient)).toEqual(paul.recipient);
  });

  it('is no link to unsubscribe, nor the other way round', async () => {
    const { recipient, token } = await asked();
    expect((await call(`/unsubscribe/${token}`, ONE_CLICK)).html).toContain('not valid');
    await call(`/confirm/${token}`, PRESSED);
    const other = await unsubscribeToken(await find(recipient));
    expect((await call(`/confirm/${other}`, PRESSED)).html).toContain('not valid');
    expect(await find(recipient)).toMatchObject({ state: 'active' });
  });

  it('used again after unsubscribing brings nobody back', async () => {
    const { recipient, token } = await asked();
    await call(`/confirm/${token}`, PRESSED);
    await call(`/unsubscribe/${await unsubscribeToken(recipient)}`, ONE_CLICK);
    expect((await call(`/confirm/${token}`, PRESSED)).html).toContain('This link is not valid');
    expect(await find(recipient)).toMatchObject({ state: 'unsubscribed' });
  });
});

describe('/resubscribe', () => {
  it.each([
    ['en', 'Receive the weekly digest again?', 'Welcome back', 'You are not unsubscribed'],
    [
      'fr',
      'Recevoir de nouveau le bilan',
      'Heureux de vous retrouver',
      'abonnement est toujours actif',
    ],
  ])('takes back in %s, once a button was pressed', async (language, ask, done, already) => {
    const marie = await addActive(ports, store);
    const token = await unsubscribeToken(marie);
    await call(`/unsubscribe/${token}`, ONE_CLICK);
    expect((await call(`/resubscribe/${token}`, { language })).html).toContain(ask);
    expect(await find(marie)).toMatchObject({ state: 'unsubscribed' });
    expect((await call(`/resubscribe/${token}`, { ...PRESSED, language })).html).toContain(done);
    expect(await find(marie)).toMatchObject({ state: 'active', next: { isoWeek: '2026-W49' } });
    expect((await call(`/resubscribe/${token}`, { ...PRESSED, language })).html).toContain(already);
  });

  it('does nothing for who was never unsubscribed, nor for who was removed', async () => {
    const marie = await addActive(ports, store);
    const token = await unsubscribeToken(marie);
    expect((await call(`/resubscribe/${token}`, PRESSED)).html).toContain('not unsubscribed');
    expect(await find(marie)).toEqual(marie);
    await ports.recipients.remove(store, marie.id, ports.clock.now);
    await call(`/unsubscribe/${token}`, ONE_CLICK);
    expect((await call(`/resubscribe/${token}`, PRESSED)).html).toContain('not valid');
    expect(await ports.recipients.list(store)).toEqual([]);
  });
});
