import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SHOP, startSmallSandbox } from '../../support/sandbox';
import type { RunningSandbox } from '../../../sandbox/start-sandbox';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSmallSandbox();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sandbox.stop();
});

const page = async (path: string) => {
  const response = await fetch(`${sandbox.adminUrl}/store/small-shop${path}`);
  return { status: response.status, html: await response.text() };
};

it('shows what the app mailed, with its links into this admin and its one click', async () => {
  expect((await page('/mail')).html).toContain('No mail yet.');
  await createTransport(sandbox.mailUrl).sendMail({
    from: 'digest@borealist.example',
    to: 'marie@example.net',
    subject: 'Bilan : déjà prêt',
    text: 'Le texte',
    html: `<html><head></head><body><a href="https://${SHOP}/admin/apps/borealist/app">Ouvrir</a></body></html>`,
    headers: { 'List-Unsubscribe': '<https://app.example.com/unsubscribe/abc>' },
  });
  expect(sandbox.mails).toHaveLength(1);
  const list = await page('/mail');
  expect(list.html).toContain('Bilan : déjà prêt');
  expect(list.html).toContain('href="/store/small-shop/mail/0"');
  const { html } = await page('/mail/0');
  expect(html).toContain('marie@example.net');
  expect(html).toContain('Le texte');
  expect(html).toContain('href=&quot;/store/small-shop/apps/borealist/app&quot;');
  expect(html).toContain('action="https://app.example.com/unsubscribe/abc"');
  expect((await page('/mail/1')).status).toBe(404);
});

it('shows what lies in the outbox of an app without a mail server, as not sent', async () => {
  sandbox.setOutbox(() =>
    Promise.resolve([
      {
        key: 'outbox-12',
        from: null,
        to: ['marie@example.net'],
        subject: 'Recevoir le bilan?',
        at: new Date('2026-11-22T12:00:00Z'),
        html: `<html><head></head><body><a href="https://app.example.com/confirm/abc">Oui</a></body></html>`,
        text: 'Oui : https://app.example.com/confirm/abc',
        raw: null,
      },
    ]),
  );
  const list = await page('/mail');
  expect(list.html).toContain('href="/store/small-shop/mail/outbox-12"');
  expect(list.html).toContain('Recevoir le bilan?');
  expect(list.html).toContain('not sent: the app has no mail server');
  const { html } = await page('/mail/outbox-12');
  expect(html).toContain('not sent: the app has no mail server');
  expect(html).toContain('href=&quot;https://app.example.com/confirm/abc&quot;');
  expect(html).not.toContain('Show what was sent');
});

it('says that the page failed where the outbox cannot be read', async () => {
  // Express writes there what went wrong.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  sandbox.setOutbox(() => Promise.reject(new Error('no database')));
  expect((await page('/mail')).status).toBe(500);
  expect((await page('/mail/0')).status).toBe(500);
});
