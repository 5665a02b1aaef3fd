import { DomUtils, parseDocument } from 'htmlparser2';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OrderCounts } from '~/core/orders/order-counts';
import type { Listing } from '~/core/listing/listing';
import type { DigestLanguage } from '~/core/digest/recipient';
import { runStoreDigests } from '~/services/digest/run-store-digests';
import { startSync } from '~/services/sync/start-sync';
import { sampleStore } from '../../../sandbox/seeds/sample';
import { testDatabase, uniqueStore } from '../../support/database';
import { mailPorts } from '../support/mail';
import { runQueue, testPorts, type TestPorts } from '../support/ports';
import { addActive } from '../support/recipients';
import { ScriptedShopify } from '../support/scripted-shopify';

const database = await testDatabase();
const DAY = 86_400_000;
const INSTALLED = new Date('2026-11-18T17:00:00Z');
/** Mondays at eight in Montréal. */
const MONDAYS = ['2026-11-23T13:00:00Z', '2026-11-30T13:00:00Z', '2026-12-07T13:00:00Z'].map(
  (at) => new Date(at),
);

interface Mail {
  subject: string;
  text: string;
  html: string;
}

const mails: Record<DigestLanguage, Mail[]> = { en: [], fr: [] };
let ports: TestPorts;
let store: string;

/** Each product is sold in September and October, the first ones most. */
function ordersOf(products: Listing[]): OrderCounts[] {
  return products.flatMap(({ id, variants }, index) =>
    Array.from({ length: Math.max(0, 12 - index) }, (_, number) => ({
      id: `gid://shopify/Order/${index * 100 + number}`,
      name: `#${1_000 + index * 100 + number}`,
      day: `2026-${number % 2 === 0 ? '09' : '10'}-${String(number + 1).padStart(2, '0')}`,
      country: number % 3 === 0 ? 'CA' : 'US',
      province: null,
      paidShipment: true,
      fulfilledOn: '2026-10-30',
      lines: [
        {
          listingId: id,
          variantId: variants[0]?.id ?? null,
          units: 2,
          returnedUnits: 0,
          returnReasons: {},
          revenue: 36,
        },
      ],
    })),
  );
}

/** The sample store, as people change it over three weeks, and what its readers get each Monday. */
beforeAll(async () => {
  const shopify = new ScriptedShopify();
  const seed = sampleStore({ now: INSTALLED });
  const products = new Map((seed.products as Listing[]).map((each) => [each.handle, each]));
  shopify.facts = {
    ...shopify.facts,
    name: 'Boréale & Cie',
    timeZone: 'America/Toronto',
    policies: [
      { type: 'SHIPPING_POLICY', bodyHtml: '<p>Orders arrive within 9 business days.</p>' },
      { type: 'REFUND_POLICY', bodyHtml: '<p>Return anything within 30 days.</p>' },
    ],
  };
  ports = testPorts(database, shopify);
  store = uniqueStore('weeks');
  const sync = async (at: Date) => {
    ports.clock.now = at;
    await startSync(ports, store);
    await runQueue(ports, ports.queue);
  };
  const edit = (at: Date, handle: string, change: Partial<Listing>) => {
    const product = products.get(handle) ?? expect.fail(`no product ${handle}`);
    const edited = { ...product, ...change, updatedAt: at.toISOString() };
    products.set(handle, edited);
    shopify.put(edited);
  };
  ports.clock.now = INSTALLED;
  await ports.stores.install(store, INSTALLED);
  shopify.put(...products.values());
  shopify.orderAccess = 'all';
  shopify.orders = ordersOf([...products.values()]);
  await sync(INSTALLED);
  ports.mail = mailPorts(ports.outbox).mail;
  await addActive(ports, store, { email: 'anne@example.net', language: 'en' });
  await addActive(ports, store, { email: 'marie@example.net', language: 'fr' });

  const [first, second, third] = [...products.values()].filter(
    ({ french, media }) => (french?.length ?? 0) > 1 && media.length > 1,
  );
  const untranslated = [...products.values()].find(({ french }) => french?.length === 0);
  if (!first || !second || !third || !untranslated) throw new Error('the sample store lacks them');
  const weeks: ((at: Date) => void)[] = [
    () => {},
    (at) => {
      // Somebody loses two texts in French; somebody else translates a product.
      edit(at, first.handle, { french: [] });
      edit(at, untranslated.handle, { french: first.french ?? [] });
    },
    (at) => {
      // The texts come back; another product loses them, and a third one its alt texts.
      edit(at, first.handle, { french: first.french ?? [] });
      edit(at, second.handle, { french: [] });
      edit(at, third.handle, { media: third.media.map((each) => ({ ...each, alt: '' })) });
    },
  ];
  for (const [week, monday] of MONDAYS.entries()) {
    const at = new Date(monday.getTime() - 2 * DAY);
    weeks[week]?.(at);
    await sync(at);
    ports.clock.now = monday;
    await runStoreDigests(ports, store, { shouldPause: () => false });
    for (const { to, subject, text, html } of await ports.outbox.list(store, 2))
      mails[to.startsWith('anne') ? 'en' : 'fr'].push({ subject, text: asAlways(text), html });
  }
}, 120_000);

/** Each store has another name in a test, and each mail another link to unsubscribe. */
const asAlways = (text: string) =>
  text
    .replaceAll(store, 'boreale.myshopify.com')
    .replaceAll(/\/unsubscribe\/[\w-]+/g, '/unsubscribe/…');

/** What a mail says, without links and without what frames each finding: how grave it is, when it was edited. */
const saidIn = ({ html }: Mail) =>
  DomUtils.getElementsByTagName((name) => ['p', 'h3'].includes(name), parseDocument(html).children)
    .filter(({ attribs }) => !attribs['class']?.includes('subdued'))
    .map((each) => DomUtils.textContent(each).replaceAll(/\s+/g, ' ').trim());

describe.each(['en', 'fr'] as const)('the mails of three weeks, in %s', (language) => {
  const of = (week: number) => mails[language][week] ?? expect.fail(`no mail of week ${week}`);

  it.each([0, 1, 2])('are those that were read: week %i', async (week) => {
    const { subject, text } = of(week);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(
      `../../email/snapshots/week-${week + 1}-${language}.txt`,
    );
  });

  it('have three subjects', () => {
    expect(new Set(mails[language].map(({ subject }) => subject)).size).toBe(3);
  });

  it.each([0, 1, 2])('say nothing twice: week %i', (week) => {
    const said = saidIn(of(week));
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter((each, index) => said.indexOf(each) !== index)).toEqual([]);
  });

  it.each([1, 2])(
    'say what was resolved before all else, and how to fix what is new: week %i',
    (week) => {
      const { text } = of(week);
      const [resolved, opened] =
        language === 'en' ? ['RESOLVED', 'NEW FINDINGS'] : ['RÉSOLUS', 'NOUVEAUX CONSTATS'];
      const broken = language === 'en' ? 'BROKEN BY EDITS' : 'DÉGRADÉES PAR DES MODIFICATIONS';
      const first = Math.min(
        ...[opened, broken].map((heading) => text.indexOf(heading)).filter((at) => at >= 0),
      );
      expect(text.indexOf(resolved)).toBeGreaterThan(0);
      expect(text.indexOf(resolved)).toBeLessThan(first);
      expect(text).toContain(language === 'en' ? 'How to fix it:' : 'Comment corriger');
    },
  );

  it('do not tell again what could not be judged, nor what was to fix first', () => {
    const toFix = language === 'en' ? 'TO FIX FIRST' : 'À CORRIGER D’ABORD';
    expect(mails[language].map(({ text }) => text.includes(toFix))).toEqual([true, false, false]);
    // What is new of the third week is that too few orders are left of the last 90 days.
    const heading = language === 'en' ? 'COULD NOT BE JUDGED' : 'CE QUI N’A PAS PU ÊTRE ÉVALUÉ';
    const unjudged = mails[language].map(({ text }) => text.split(heading)[1]?.match(/^- .*/gm));
    expect(unjudged[0]?.length).toBeGreaterThan(2);
    expect(unjudged.slice(1)).toEqual([
      undefined,
      [expect.stringContaining(language === 'en' ? 'Late handling' : 'Traitement en retard')],
    ]);
  });
});
