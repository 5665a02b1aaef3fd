import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromPostfix } from '../email/bounces/notifications';
import { sampleStore } from '../../sandbox/seeds/sample';
import { bounceSecret } from '../../demo/start-app';
import { SettableClock } from '../../sandbox/store/clock';
import { accessibilityFaults } from '../support/accessibility';
import {
  chromiumPath,
  chromiumReason,
  MERCHANT_BROWSER,
  PHONE_VIEWPORT,
} from '../support/chromium';
import { expectAccessibleAndFitting, installApp, type InstalledApp } from './support/installed-app';
import type { AdminTab } from './support/merchant';
import { CREDENTIALS, type Stage } from './support/stage';

const DAY_MS = 86_400_000;

/**
 * Before eight on a Monday in Toronto, two weeks ago or more: the queue lives by the real time and would hold back what
 * is due later than that.
 */
function aPastMonday(): Date {
  const day = new Date(Date.now() - 14 * DAY_MS);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return new Date(`${day.toISOString().slice(0, 10)}T11:00:00Z`);
}
const NOW = aPastMonday();
/** After eight there, whatever the season. */
const DUE = new Date(NOW.getTime() + 2.5 * 60 * 60_000);

const MARIE = 'marie@example.net';
const LISTING = 'Maple Syrup Trio';
const APP = '/apps/borealist/app';

describe.skipIf(!chromiumPath)(`the weekly digest${chromiumReason}`, () => {
  const clock = new SettableClock(NOW, { running: true });
  const seed = sampleStore({ now: NOW });
  let installed: InstalledApp;
  let stage: Stage;
  let tab: AdminTab;
  let digestPath = '';

  beforeAll(async () => {
    installed = await installApp(seed, { clock });
    ({ stage, tab } = installed);
  });
  afterAll(() => installed.close());

  const openDigests = async () => {
    await tab.goTo(`${APP}/digests`);
    await tab.app.getByRole('heading', { name: 'Digest', level: 1, exact: true }).waitFor();
  };
  const openMail = async (subject: RegExp) => {
    await tab.goTo('/mail');
    await tab.page.getByRole('link', { name: subject }).first().click();
    await tab.page.getByRole('heading', { name: subject }).waitFor();
  };
  /** Presses in the mail, as its reader does; what opens is a page of its own, without login. */
  const follow = async (name: string): Promise<Page> => {
    const link = tab.page.frameLocator('iframe.mail').getByRole('link', { name });
    const [opened] = await Promise.all([tab.page.context().waitForEvent('page'), link.click()]);
    return opened;
  };
  // No script runs in the mail's frame, and axe waits a minute for an answer from it; mails are judged apart.
  const expectFit = (name: string) =>
    expectAccessibleAndFitting(tab, name, { except: [['#app-frame', 'iframe.mail-frame']] });
  const toast = (text: string) => tab.page.getByText(text).first().waitFor();

  it('is offered to a recipient, who says yes by a button in a page that their mail leads to', async () => {
    await openDigests();
    await tab.app.getByText('Nobody gets the digest yet').waitFor();
    await tab.app.getByRole('button', { name: 'Add recipient' }).first().click();
    const dialog = tab.app.getByRole('dialog');
    await tab.modal.getByLabel('Email address').fill('marie');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await tab.modal.getByText('Enter one email address').waitFor();
    await tab.modal.getByLabel('Email address').fill(MARIE);
    expect(await tab.modal.getByLabel('Day').inputValue()).toBe('1');
    expect(await tab.modal.getByLabel('Hour').inputValue()).toBe('8');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast('Recipient added.');
    await tab.app.getByText('Waiting for their yes').waitFor();

    await openMail(/^Confirm: weekly digest of/);
    await tab.page.getByText(`→ ${MARIE}`).waitFor();
    const page = await follow('Yes, send me the digest');
    await page.getByRole('heading', { name: 'Receive the weekly digest?' }).waitFor();
    await page.getByText(seed.shop.name).waitFor();
    await page.getByRole('button', { name: 'Yes, send me the digest' }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.close();
    await openDigests();
    await tab.app.getByText('Active', { exact: true }).waitFor();
  });

  it('is previewed, and tried out by a mail that says that it is a test', async () => {
    await tab.app.getByRole('link', { name: `Preview: ${MARIE}` }).click();
    await tab.app.getByRole('heading', { name: 'Preview of the digest' }).waitFor();
    const mail = tab.app.frameLocator('iframe.mail-frame');
    await mail.getByRole('heading', { name: 'To fix first', exact: true }).waitFor();
    await tab.app.getByLabel('Language', { exact: true }).selectOption('fr');
    await mail.getByRole('heading', { name: 'À corriger d’abord', exact: true }).waitFor();

    await openDigests();
    await tab.app.getByRole('button', { name: `Send a test: ${MARIE}` }).click();
    await toast('Test sent');
    await openMail(/^\[Test\]/);
    await tab.page.frameLocator('iframe.mail').getByText('This is a test').waitFor();
  });

  it('tells, at its hour, what an edit broke, once', async () => {
    await tab.editProduct(LISTING);
    await tab.saveProduct({ 'alt.': '', 'price.': '40.00', 'compare_at.': '39.00' });
    await tab.page.getByRole('link', { name: 'See it in Borealist' }).click();
    const broken = tab.app.getByRole('heading', { name: 'Pointless original price' });
    await broken.waitFor();
    await tab.goTo(`${APP}/changes`);
    await tab.app.getByRole('heading', { name: 'Broken by edits', exact: true }).waitFor();

    clock.set(DUE);
    await stage.sweep('sweep-digests');
    await openDigests();
    await tab.app.getByText('Sent', { exact: true }).waitFor();
    await tab.app.getByRole('link', { name: `An edit broke “${LISTING}”` }).click();
    await tab.app.getByRole('heading', { name: 'Past digest' }).waitFor();
    digestPath = new URL(tab.page.url()).pathname.replace(/^.*(?=\/apps\/)/, '');
    await tab.app.getByText(`To ${MARIE}`).waitFor();
    await tab.app.frameLocator('iframe.mail-frame').getByText(LISTING).first().waitFor();

    await stage.sweep('sweep-digests');
    await openMail(new RegExp(`^An edit broke “${LISTING}”`));
    const weekly = stage.sandbox.mails.filter(({ raw }) => raw.includes('<digest.'));
    expect(weekly).toHaveLength(1);
    expect(weekly[0]?.parsed.from?.text).toContain(seed.shop.name);
  });

  it.each([
    { language: 'en', viewport: MERCHANT_BROWSER.viewport },
    { language: 'fr', viewport: PHONE_VIEWPORT },
  ] as const)(
    'has accessible pages, none wider than the window: $language, $viewport.width px',
    async ({ language, viewport }) => {
      await tab.setLanguage(language);
      await tab.page.setViewportSize(viewport);
      for (const page of [
        `${APP}/digests`,
        `${APP}/digests/preview?language=${language}`,
        digestPath,
        `${APP}/changes`,
      ]) {
        await tab.goTo(page);
        await tab.app.getByRole('heading', { level: 1 }).waitFor();
        await expectFit(page);
      }
      await tab.setLanguage('en');
      await tab.page.setViewportSize(MERCHANT_BROWSER.viewport);
    },
  );

  it('ends with one click of a mail program, without login, and comes back the same way', async () => {
    await openMail(new RegExp(`^An edit broke “${LISTING}”`));
    const [page] = await Promise.all([
      tab.page.context().waitForEvent('page'),
      tab.page.getByRole('button', { name: 'Unsubscribe with one click' }).click(),
    ]);
    await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor();
    await openDigests();
    await tab.app.getByText('Unsubscribed', { exact: true }).waitFor();
    await tab.app.getByText('This person wants no more email.').waitFor();

    await page.getByRole('link', { name: 'Receive the digest again' }).click();
    await page.getByRole('button', { name: 'Yes, send me the digest again' }).click();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.close();
    await tab.app.getByText('Active', { exact: true }).waitFor();
  });

  it('that comes back stops its recipient, until a person resumes them', async () => {
    const [weekly] = stage.sandbox.mails.filter(({ raw }) => raw.includes('<digest.'));
    const messageId = weekly?.parsed.messageId ?? '';
    const giveBack = (secret: string) =>
      fetch(`${stage.sandbox.appOrigin}/mail/bounces`, {
        method: 'POST',
        headers: { 'Content-Type': 'message/rfc822', Authorization: `Bearer ${secret}` },
        body: fromPostfix({ messageId, to: MARIE }),
      });
    expect((await giveBack('guessed')).status).toBe(401);
    expect((await giveBack(bounceSecret(CREDENTIALS.apiSecret))).status).toBe(202);
    await tab.app.getByText('Their mail server refused the digest').waitFor();
    await tab.app.getByText('User unknown in virtual mailbox table').first().waitFor();
    await tab.app.getByRole('button', { name: `Resume: ${MARIE}` }).click();
    await tab.app.getByText('Active', { exact: true }).waitFor();
  });

  it('ends by the button of its page in a browser without JavaScript, too', async () => {
    const link = /https?:\/\/\S+\/unsubscribe\/[\w-]+/.exec(
      stage.sandbox.mails.at(-1)?.parsed.text ?? '',
    )?.[0];
    const context = await installed.browser.newContext({
      ...MERCHANT_BROWSER,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${link}?locale=fr`);
    await page.getByRole('button', { name: 'Me désabonner' }).click();
    await page.getByRole('heading', { name: 'Désabonnement effectué' }).waitFor();
    await context.close();
    await tab.app.getByText('Unsubscribed', { exact: true }).waitFor();
  });

  it('lies in the outbox of an app without a mail server, and both admins say so', async () => {
    await stage.app.stop();
    await stage.startAppAgain({ hasMailServer: false });
    await openDigests();
    await tab.app.getByText('No mail server is set up').waitFor();
    await tab.app.getByRole('button', { name: 'Add recipient' }).first().click();
    const dialog = tab.app.getByRole('dialog');
    await tab.modal.getByLabel('Email address').fill('paul@example.net');
    await tab.modal.getByLabel('Language of the email').selectOption('fr');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await toast('Not sent: the email lies in the outbox');
    await tab.app.getByText('These emails were not sent').waitFor();
    await tab.app.getByText(/, to paul@example\.net/).waitFor();

    await openMail(/bilan hebdomadaire/);
    await tab.page.getByText('not sent: the app has no mail server').waitFor();
    const page = await follow('Oui, envoyez-moi le bilan');
    await page.getByRole('button', { name: /^(Yes, send|Oui, envoyez)/ }).click();
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    await page.close();

    await tab.setLanguage('fr');
    await tab.page.setViewportSize(PHONE_VIEWPORT);
    await tab.goTo(`${APP}/digests`);
    await tab.app.getByRole('heading', { name: 'Boîte d’envoi' }).waitFor();
    await tab.app.getByRole('heading', { name: 'Aucun serveur de courriel' }).waitFor();
    await expectFit('outbox');
  });
});
