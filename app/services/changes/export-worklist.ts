import type { Message } from '~/core/audit/outcome';
import { fixKindOf } from '~/core/changes/fixes';
import { worklistOf, type Worklist, type WorkLine } from '~/core/changes/worklist';
import {
  TRANSLATION_COLUMNS,
  translationCells,
  WORKLIST_COLUMNS,
  worklistCells,
} from '~/core/changes/worklist-table';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, GONE, notDone, type Answer, type Gone } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { CataloguePorts } from '../catalogue/ports';
import type { Shopify } from '../common-ports';
import { OutsideError } from '../outside-error';
import type { StorePorts } from '../store/ports';
import { frenchLocaleOf } from './french-locale';
import type { NotAnswered } from './views';
import { checkOf } from './worklist-check';
import type { TableFormat, TableRow, WorklistPorts } from './worklist-ports';
import type { ShopifyWriting } from './write-batch';

const LISTINGS_AT_ONCE = 200;

/** `shopify`: French as Shopify's own translation file has it. */
export type ExportedList = Worklist | 'shopify';

/** There is no French to write: the store has it not as a language, or as its own. */
export interface NoFrench {
  why: 'noFrench';
}

type Ports = CataloguePorts &
  Pick<AuditPorts, 'audits'> &
  StorePorts &
  WorklistPorts &
  Shopify<ShopifyWriting>;

/**
 * What is left to do in all listings, as a file that is filled and read again. It is made as it is read. `say`: findings in
 * the reader's language.
 */
export async function exportWorklist(
  ports: Ports,
  store: StoreDomain,
  asked: { list: ExportedList; format: TableFormat; say: (message: Message) => string },
): Promise<Answer<AsyncIterable<Uint8Array>, Gone | NotAnswered | NoFrench>> {
  const { list, format, say } = asked;
  const record = await ports.stores.find(store);
  if (record === null) return GONE;
  const isFrench = list === 'french' || list === 'shopify';
  const locale = isFrench ? await readLocale(ports, store) : null;
  if (locale instanceof OutsideError) return notDone({ why: 'notAnswered', kind: locale.kind });
  if (isFrench && locale === null) return notDone({ why: 'noFrench' });
  const { glossary } = record.settings;
  const lines = linesOf(ports, store, {
    list: list === 'shopify' ? 'french' : list,
    locale,
    glossary,
  });
  const rows =
    list === 'shopify'
      ? translations(lines)
      : cellsOf(lines, (line) => worklistCells(line, { store, check: checkOf, say }));
  const columns = list === 'shopify' ? TRANSLATION_COLUMNS : WORKLIST_COLUMNS[list];
  return done(ports.worklistFiles.write({ columns, rows, format }));
}

async function readLocale(
  { shopify }: Shopify<ShopifyWriting>,
  store: StoreDomain,
): Promise<string | null | OutsideError> {
  try {
    const { values } = await shopify(store);
    return frenchLocaleOf(await values.readFrenchLocales(), null);
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
}

async function* linesOf(
  { listings, audits }: CataloguePorts & Pick<AuditPorts, 'audits'>,
  store: StoreDomain,
  options: { list: Worklist; locale: string | null; glossary: readonly string[] },
): AsyncGenerator<WorkLine> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await listings.idsAfter(store, after, LISTINGS_AT_ONCE);
    after = ids.at(-1) ?? null;
    if (after === null) return;
    const open = (await audits.openFindings(store, ids)).filter(
      ({ status, rule }) => status === 'open' && fixKindOf(rule) !== null,
    );
    const byListing = Map.groupBy(open, ({ listingId }) => listingId);
    for (const { listing } of await listings.findMany(store, [...byListing.keys()])) {
      const lines = worklistOf(listing, byListing.get(listing.id) ?? [], options);
      yield* lines.filter(({ list }) => list === options.list);
    }
  }
}

async function* cellsOf(
  lines: AsyncIterable<WorkLine>,
  cells: (line: WorkLine) => TableRow,
): AsyncGenerator<TableRow> {
  for await (const line of lines) yield cells(line);
}

async function* translations(lines: AsyncIterable<WorkLine>): AsyncGenerator<TableRow> {
  for await (const line of lines) {
    const cells = line.list === 'french' ? translationCells(line) : null;
    if (cells !== null) yield cells;
  }
}
