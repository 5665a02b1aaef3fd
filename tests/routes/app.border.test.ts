import { expect, test, vi } from 'vitest';
import { BORDER_SOURCES, borderOf } from '~/core/customs/border';
import type { BorderView } from '~/services/border/views';
import { startApp, STORE } from './app-under-test';
import { failOnConsoleErrors, readVersion, textOf } from './read-page';

failOnConsoleErrors();

const VIEW: BorderView = {
  today: '2026-11-22',
  country: 'MX',
  borders: (['US', 'CA'] as const).map((destination) => ({
    ...borderOf(destination, 'MX'),
    sources: BORDER_SOURCES.filter((each) => each.destination === destination),
  })),
  customs: [
    {
      rule: 'missing-hs-code',
      severity: 'high',
      lacking: 2,
      unknown: 1,
      bulkKind: 'hsCode',
    },
    { rule: 'missing-weight', severity: 'medium', lacking: 0, unknown: 0, bulkKind: 'weight' },
  ],
  peaks: [
    {
      destination: 'CA',
      season: 'holidays',
      peak: '2026-11-27',
      end: '2026-12-31',
      cutOffs: [
        {
          id: '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d',
          kind: 'carrier-cut-off',
          name: 'Post <b>',
          audiences: ['CA', 'QC'],
          start: '2026-12-14',
          end: '2026-12-14',
          source: 'canadapost.ca',
          daysLeft: 22,
        },
      ],
    },
    {
      destination: 'CA',
      season: 'back-to-school',
      peak: '2027-08-09',
      end: '2027-09-13',
      cutOffs: [],
    },
  ],
};

async function open(over: Partial<BorderView> = {}, locale?: string): Promise<Response> {
  const show = vi.fn(() => Promise.resolve({ ...VIEW, ...over }));
  const app = await startApp({ store: { readVersion }, border: { show } });
  const response = await app.open('/app/border', { locale });
  expect(response.status).toBe(200);
  expect(show).toHaveBeenCalledWith(STORE);
  return response;
}

test('what buyers pay on top stands with its carrier, where it is sent from, its source and date', async () => {
  const html = await (await open()).text();
  const text = await textOf(new Response(html));
  expect(text).toMatch(
    /By courier, sent from the US or Mexico Info Sent from your country Up to CA\$40\.00: no duty and no tax\. Above CA\$40\.00, up to CA\$150\.00: no duty, but tax\./,
  );
  expect(text).toContain('Duty may be due from the first dollar');
  expect(html).toContain(
    'href="https://www.cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-eng.html"',
  );
  expect(text).toContain('Checked on Nov 28, 2026');
  expect(text).toMatch(/Unknown here How much duty/);
  expect(text).not.toMatch(/\d ?%/);
});

test('what customs miss leads to its listings, and what carriers announce is the merchant’s', async () => {
  const borders = [{ ...borderOf('CA', 'CA'), sources: [] }];
  const html = await (await open({ country: 'CA', borders })).text();
  const text = await textOf(new Response(html));
  expect(text).toContain('Your store’s address is in this country');
  expect(text).not.toContain('no duty and no tax');
  expect(text).toContain('2 listings fail. Of 1 it is not known.');
  expect(text).toContain('No listing fails.');
  expect(html).toContain('href="/app/listings?rule=missing-hs-code&amp;state=findings"');
  expect(html).toContain('href="/app/listings?rule=missing-hs-code&amp;state=unknown"');
  expect(text).toContain('Holidays, Canada Peak on Nov 27, 2026, season until Dec 31, 2026');
  expect(text).toMatch(/Post <b> .*Dec 14, 2026 · 22 days left canadapost\.ca/);
  expect(text).toContain('No cut-off kept yet.');
});

test('GIVEN nothing read THEN nothing is claimed; in French', async () => {
  const over: Partial<BorderView> = {
    country: null,
    borders: [{ ...borderOf('CA', undefined), sources: [] }],
    customs: null,
  };
  const text = await textOf(await open(over, 'fr'));
  expect(text).toContain('Le pays de votre boutique n’a pas encore été lu');
  expect(text).toContain('Jusqu’à 40,00\u00a0$\u00a0CA\u00a0: ni droits ni taxes.');
  expect(text).toContain('aucune évaluation n’est terminée');
  expect(text).not.toContain('Depuis votre pays');
});
