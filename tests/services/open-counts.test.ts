import { expect, it } from 'vitest';
import { AUDIENCES } from '~/core/listing/audience';
import { showChanges } from '~/services/digest/show-changes';
import { showHome } from '~/services/home/show-home';
import { showProductPage } from '~/services/product-page/show-product-page';
import { installStore } from '~/services/store/install-store';
import { generatedStore } from '../../sandbox/seeds/generated';
import { sampleStore } from '../../sandbox/seeds/sample';
import { testDatabase } from '../support/database';
import type { SeededListing } from '../shopify/support/sandbox-shop';
import { runQueue } from './support/ports';
import { sandboxedStore } from './support/sandboxed-store';

const database = await testDatabase();
const NOW = new Date('2026-11-22T12:00:00Z');
const WHOLE = 1_000;

async function collect(products: Iterable<SeededListing> | AsyncIterable<SeededListing>) {
  const all: SeededListing[] = [];
  for await (const product of products) all.push(product);
  return all;
}

it.each([
  ['the sample store', async () => collect(sampleStore({ now: NOW }).products)],
  ['a generated store', async () => collect(generatedStore({ products: 40, seed: 7 }).products)],
  ['a store without products', async () => []],
])('home, what changed, the list and the product pages count alike: %s', async (_, seed) => {
  const { domain, ports } = await sandboxedStore(database, await seed());
  await installStore(ports, domain);
  await runQueue(ports, ports.queue);

  const home = await showHome(ports, domain, { fixFirst: 5 });
  const { digest } = await showChanges(ports, domain, 'week');
  const ofStore = (await ports.storeAudits.findings(domain)).filter(
    ({ status }) => status === 'open',
  );
  const ids = await ports.listings.idsAfter(domain, null, WHOLE);
  const pages = await Promise.all(ids.map((id) => showProductPage(ports, domain, id)));
  for (const audience of AUDIENCES) {
    const { openFindings } = home.audiences.find((each) => each.audience === audience) ?? {};
    const onHome = sumOf(openFindings);
    const changed = digest.audiences.find((each) => each.audience === audience);
    expect(onHome).toBe((changed?.opened ?? Number.NaN) + (changed?.stillOpen ?? Number.NaN));

    const aboutStore = ofStore.filter(({ audiences }) => audiences.includes(audience)).length;
    const { rows } = await ports.listings.page(domain, {
      audience,
      state: 'findings',
      sort: 'harm',
      direction: 'desc',
      limit: WHOLE,
    });
    const listed = rows.reduce((sum, row) => sum + sumOf(row.openFindings), 0);
    expect(listed).toBe(onHome - aboutStore);
    const onPages = pages.map(
      (page) => page?.audiences.find((each) => each.audience === audience)?.openFindings ?? 0,
    );
    expect(onPages.reduce((sum, count) => sum + count, 0)).toBe(listed);
  }
});

function sumOf(findings: Record<'high' | 'medium' | 'low', number> | undefined): number {
  return findings ? findings.high + findings.medium + findings.low : Number.NaN;
}
