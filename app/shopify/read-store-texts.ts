import { STORE_TEXT_TYPES, type StoreTextType, type TextResource } from '~/core/store/store-texts';
import { failureKindOf } from '~/services/outside-error';
import type { StoreTextPage } from '~/services/store/ports';
import type { AdminClient } from './admin-client';
import { StoreTextsDocument, type StoreTextsQuery } from './generated/documents.generated';
import { permissionIn } from './errors';
import { toTranslatedTexts } from './mapping/french';
import { toTextResource } from './mapping/store-text';
import { readFrenchTexts, type FrenchPlaces } from './read-french';

/** As many as a page takes; mails and the parts of a theme are large. */
const PAGE_SIZES: Partial<Record<StoreTextType, number>> = {
  ONLINE_STORE_THEME_LOCALE_CONTENT: 1,
  EMAIL_TEMPLATE: 10,
  ONLINE_STORE_THEME_JSON_TEMPLATE: 10,
  ONLINE_STORE_THEME_SECTION_GROUP: 10,
  ARTICLE: 50,
  METAFIELD: 250,
};
const PAGE_SIZE = 100;

/** [J] Metafields are as many as products times fields, and which ones buyers see is not told: a sample has to do. */
const MOST: Partial<Record<StoreTextType, number>> = { METAFIELD: 2_000 };
/** Shopify ends the paging of a connection at 25,000 objects; far fewer than that show how a store stands. */
const MOST_OF_OTHERS = 10_000;

type Node = StoreTextsQuery['translatableResources']['nodes'][number];

/**
 * What Shopify translates beside products, type after type, page after page. A cursor is the type, how many of it
 * were read, and Shopify's own cursor within it. A type that may not be read is said to be denied, and the next one
 * read.
 */
export async function* readStoreTexts(
  client: AdminClient,
  after: string | null,
  { canadianMarkets }: Pick<FrenchPlaces, 'canadianMarkets'>,
): AsyncGenerator<StoreTextPage> {
  const [from, done, cursor] = readCursor(after);
  for (const type of STORE_TEXT_TYPES.slice(STORE_TEXT_TYPES.indexOf(from))) {
    const isResumed = type === from;
    const start = isResumed ? { done, cursor } : { done: 0, cursor: null };
    if (isResumed && cursor === DONE) continue;
    yield* readType(client, type, start, canadianMarkets);
  }
}

/** In the place of Shopify's cursor: the type has been read. */
const DONE = 'done';

function readCursor(after: string | null): [StoreTextType, number, string | null] {
  const [name = '', done = '0', ...rest] = (after ?? '').split(' ');
  const type = STORE_TEXT_TYPES.find((each) => each === name);
  // A cursor of a type that this version does not read: from the start.
  return type === undefined
    ? [STORE_TEXT_TYPES[0], 0, null]
    : [type, Number(done), rest.length > 0 ? rest.join(' ') : null];
}

async function* readType(
  client: AdminClient,
  type: StoreTextType,
  start: { done: number; cursor: string | null },
  canadianMarkets: readonly string[],
): AsyncGenerator<StoreTextPage> {
  let { done, cursor } = start;
  const most = MOST[type] ?? MOST_OF_OTHERS;
  for (;;) {
    const isFirst = cursor === null;
    let page: StoreTextsQuery['translatableResources'];
    let resources: TextResource[];
    try {
      const first = Math.min(PAGE_SIZES[type] ?? PAGE_SIZE, most - done);
      const answer = await client.request(StoreTextsDocument, { type, first, after: cursor });
      page = answer.translatableResources;
      resources = await withMarkets(client, page.nodes, canadianMarkets);
    } catch (error) {
      const kind = failureKindOf(error);
      // One type that Shopify does not give is no reason to leave the others, and the store, unread.
      if (kind !== 'access' && kind !== 'invalid') throw error;
      const permission =
        kind === 'access' ? (permissionIn(String(error)) ?? 'read_translations') : null;
      yield { type, cursor: `${type} ${String(done)} ${DONE}`, permission };
      return;
    }
    done += page.nodes.length;
    const { hasNextPage, endCursor } = page.pageInfo;
    const isLast = !hasNextPage || endCursor === null || done >= most;
    yield {
      type,
      cursor: `${type} ${String(done)} ${isLast ? DONE : endCursor}`,
      resources,
      isFirst,
      isLast,
      isWhole: !hasNextPage,
    };
    if (isLast) return;
    cursor = endCursor;
  }
}

/** Texts that were written for one market are asked for by market. */
async function withMarkets(
  client: AdminClient,
  nodes: readonly Node[],
  canadianMarkets: readonly string[],
): Promise<TextResource[]> {
  const ids = nodes.map(({ resourceId }) => resourceId);
  const ofMarkets =
    ids.length > 0 && canadianMarkets.length > 0
      ? await readFrenchTexts(client, ids, canadianMarkets, { everywhere: false })
      : new Map<string, never>();
  return nodes.flatMap((node) => {
    const everywhere = toTranslatedTexts([...node.fr, ...node.frCA]);
    return toTextResource(node, [...everywhere, ...(ofMarkets.get(node.resourceId) ?? [])]) ?? [];
  });
}
