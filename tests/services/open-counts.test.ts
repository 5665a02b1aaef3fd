import { expect, it } from 'vitest';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { translator } from '~/locales/translate';
import { sayJudged } from '~/routes/api.listings.$id/answer-in';
import { previewDigest } from '~/services/digest/preview-digest';
import { showChanges } from '~/services/digest/show-changes';
import { showHome } from '~/services/home/show-home';
import { showProductPage } from '~/services/product-page/show-product-page';
import type { ProductPageView } from '~/services/product-page/views';
import { installStore } from '~/services/store/install-store';
import { generatedStore } from '../../sandbox/seeds/generated';
import { sampleStore } from '../../sandbox/seeds/sample';
import { audited } from '../cli/audit-report';
import { writeProductsJson } from '../files/products-json-of';
import { temporaryFiles } from '../files/temporary-files';
import { testDatabase } from '../support/database';
import type { SeededListing } from '../shopify/support/sandbox-shop';
import { runQueue } from './support/ports';
import { sandboxedStore } from './support/sandboxed-store';

const database = await testDatabase();
const NOW = new Date('2026-11-22T12:00:00Z');
const WHOLE = 1_000;
const file = temporaryFiles();
const t = translator('en');

async function collect(products: Iterable<SeededListing> | AsyncIterable<SeededListing>) {
  const all: SeededListing[] = [];
  for await (const product of products) all.push(product);
  return all;
}

const STORES: [name: string, seed: () => Promise<SeededListing[]>][] = [
  ['the sample store', async () => collect(sampleStore({ now: NOW }).products)],
  ['a generated store', async () => collect(generatedStore({ products: 40, seed: 7 }).products)],
  ['a store without products', async () => []],
];

it.each(STORES)(
  'home, what changed, the mail, the list, the pages and the block count alike: %s',
  async (_, seed) => {
    const { domain, ports } = await sandboxedStore(database, await seed());
    await installStore(ports, domain);
    await runQueue(ports, ports.queue);

    const home = await showHome(ports, domain, { fixFirst: 5 });
    const { digest } = await showChanges(ports, domain, 'week');
    const mail = await previewDigest(ports, domain, { language: 'en', audiences: null });
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

      expect(openInMail(mail.text, t(`audience.${audience}`))).toBe(changed ? onHome : null);

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
      expect(sum(onPages)).toBe(listed);
      const inBlocks = pages.map((page) => (page ? openInBlock(page, audience) : Number.NaN));
      expect(sum(inBlocks)).toBe(listed);
    }
  },
);

it.each(STORES)(
  'the audit command finds what the app finds, as far as it can judge: %s',
  async (_, seed) => {
    const products = await seed();
    const { domain, ports } = await sandboxedStore(database, products);
    await installStore(ports, domain);
    await runQueue(ports, ports.queue);
    const catalogue = file('products.json', '');
    await writeProductsJson(catalogue, products);
    const command = await audited(catalogue, '--locale', 'en');

    const ofApp: string[] = [];
    const ofCommand: string[] = [];
    for (const { id, handle, status } of products) {
      // The command judges what is archived, too: whoever names a file wants to know of all that is in it.
      if (status === 'ARCHIVED') continue;
      const page = await showProductPage(ports, domain, id);
      for (const [rule, outcome] of Object.entries(command.byHandle[handle] ?? {})) {
        if (outcome !== 'pass' && outcome !== 'fail') continue;
        const open = page?.findings.filter((finding) => finding.rule === rule).length ?? 0;
        const found = command.result(handle, rule).findings.length;
        // The file has no French, of which the app may tell more by the same rule.
        ofApp.push(`${handle} ${rule}: ${open === 0 ? 0 : Math.min(open, found)}`);
        ofCommand.push(`${handle} ${rule}: ${found}`);
      }
    }
    expect(ofCommand).toEqual(ofApp);
    expect(command.handles).toHaveLength(products.length);
  },
);

/** What the block says under the name of these buyers. */
function openInBlock(page: ProductPageView, audience: Audience): number {
  const answer = sayJudged('en', page);
  if (answer.state !== 'judged') return Number.NaN;
  const said = answer.audiences.find((each) => each.audience === audience);
  return said ? figureIn(said.summary) : 0;
}

/** “No open finding”, “one open finding”, “3 open findings”. */
function figureIn(summary: string): number {
  if (summary.startsWith('No ')) return 0;
  return summary.startsWith('one ') ? 1 : Number(/^\d+/.exec(summary)?.[0]);
}

/** New and still open, in the mail's text; `null`: it does not speak of these buyers. */
function openInMail(text: string, buyers: string): number | null {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .match(
      new RegExp(
        `${buyers}: [^:]*new findings: ([\\d,]+), resolved: [\\d,]+, still open: ([\\d,]+)`,
      ),
    );
  if (!line) return null;
  const [opened, stillOpen] = line.slice(1).map((figure) => Number(figure.replaceAll(',', '')));
  return (opened ?? Number.NaN) + (stillOpen ?? Number.NaN);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function sumOf(findings: Record<'high' | 'medium' | 'low', number> | undefined): number {
  return findings ? findings.high + findings.medium + findings.low : Number.NaN;
}
