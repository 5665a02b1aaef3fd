import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHOP, startSmallSandbox } from '../../support/sandbox';
import type { RunningSandbox } from '../start-sandbox';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSmallSandbox();
});
afterEach(() => sandbox.stop());

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
