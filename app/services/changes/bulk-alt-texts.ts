import { altTextSuggestion, type PhotosOfListing } from '~/core/changes/alt-text-suggestion';
import { withAltTexts } from '~/core/changes/typed-alt-texts';
import { isBlank } from '~/core/changes/typed-french';
import type { Listing } from '~/core/listing/listing';
import type { StoreDomain } from '~/core/store/store-domain';
import { done, notDone, type Answer } from '../answer';
import type { AuditPorts } from '../audit/ports';
import type { ListingsQuery } from '../catalogue/listings-query';
import type { CataloguePorts } from '../catalogue/ports';
import { askChanges } from './ask-changes';
import { bulkScope } from './bulk-scope';
import { effectsOf, judgeAll, type JudgingPorts } from './judge-typed';
import { altTextTarget } from './save-alt-texts';
import type {
  AltTextsPreview,
  BulkAltText,
  BulkAltTextsView,
  ListingToDescribe,
  NothingToWrite,
} from './views';
import type { WritePorts } from './write-batch';

const RULE = 'undescribed-photo';
/** Few enough that their photos are there at once, and enough to write for a while. */
const LISTINGS_ON_PAGE = 25;
/** A product may have 250 photos. */
const PHOTOS_OF_LISTING = 40;

/** Photos that lack an alt text, one page of their listings. By title: an order that writing does not change. */
export async function showBulkAltTexts(
  ports: CataloguePorts & Pick<AuditPorts, 'audits'>,
  store: StoreDomain,
  query: ListingsQuery,
): Promise<BulkAltTextsView> {
  const [scope, page] = await Promise.all([
    bulkScope(ports, store, [RULE], query),
    ports.listings.page(store, {
      ...query,
      rule: RULE,
      state: 'findings',
      sort: 'title',
      direction: 'asc',
      limit: LISTINGS_ON_PAGE,
    }),
  ]);
  const ids = page.rows.map(({ id }) => id);
  const [stored, findings, described] = await Promise.all([
    ports.listings.findMany(store, ids),
    ports.audits.openFindings(store, ids),
    ports.listings.describedPhotosBeside(store, ids),
  ]);
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  const open = findings.filter(({ rule, status }) => rule === RULE && status === 'open');
  const lacking = Map.groupBy(open, ({ listingId }) => listingId);
  const { total, previous, next } = page;
  return {
    ...scope,
    kind: 'altText',
    total,
    listings: ids.flatMap((id) => {
      const listing = byId.get(id);
      const photos = new Set(lacking.get(id)?.map(({ key }) => key));
      return listing && photos.size > 0 ? [toDescribe(listing, photos, described)] : [];
    }),
    previous,
    next,
  };
}

function toDescribe(
  { id, title, media }: Listing,
  lacking: ReadonlySet<string>,
  described: readonly PhotosOfListing[],
): ListingToDescribe {
  const photos = media.flatMap((photo, index) =>
    lacking.has(photo.id)
      ? [
          {
            mediaId: photo.id,
            position: index + 1,
            url: photo.url,
            alt: photo.alt?.trim() ?? '',
            suggestion: altTextSuggestion(photo, described),
          },
        ]
      : [],
  );
  const shown = photos.slice(0, PHOTOS_OF_LISTING);
  return { id, title, photos: shown, more: photos.length - shown.length };
}

/** What would be written: to photos that are still as the page showed them. What is typed blank is left alone. */
export async function previewAltTexts(
  ports: CataloguePorts & JudgingPorts,
  store: StoreDomain,
  texts: BulkAltText[],
): Promise<Answer<AltTextsPreview, NothingToWrite>> {
  const planned = await writable(ports, store, texts);
  if (planned.length === 0) return notDone({ why: 'nothingToWrite' });
  const byListing = Map.groupBy(planned, ({ listingId }) => listingId);
  const verdicts = await judgeAll(
    ports,
    store,
    new Map(
      [...byListing].map(([id, typed]) => [id, (listing) => withAltTexts(listing, typed)] as const),
    ),
  );
  return done({
    texts: planned.map(({ mediaId, title, position, before, alt }) => ({
      mediaId,
      title,
      position,
      before: before ?? '',
      after: alt,
    })),
    leftOut: texts.length - planned.length,
    effects: effectsOf(verdicts.values()),
  });
}

/** Records what the preview showed, to be written, many of them by a job. `by`: Shopify's id of the staff account. */
export async function startAltTexts(
  ports: WritePorts,
  store: StoreDomain,
  { texts, by }: { texts: BulkAltText[]; by: string },
): Promise<Answer<{ batch: string }, NothingToWrite>> {
  const planned = await writable(ports, store, texts);
  const changes = await askChanges(
    ports,
    store,
    by,
    planned.map(({ listingId, mediaId, before, alt }) => ({
      listingId,
      target: altTextTarget(mediaId),
      source: null,
      sourceDigest: null,
      before,
      after: alt,
      undoes: null,
    })),
  );
  const [first] = changes;
  return first ? done({ batch: first.batch }) : notDone({ why: 'nothingToWrite' });
}

async function writable({ listings }: CataloguePorts, store: StoreDomain, texts: BulkAltText[]) {
  const stored = await listings.findMany(store, [
    ...new Set(texts.map(({ listingId }) => listingId)),
  ]);
  const byId = new Map(stored.map(({ listing }) => [listing.id, listing]));
  return texts.flatMap(({ listingId, mediaId, alt, shownAlt }) => {
    const listing = byId.get(listingId);
    const photo = listing?.media.find(({ id, kind }) => id === mediaId && kind === 'IMAGE');
    if (!listing || !photo || isBlank(alt) || (photo.alt?.trim() ?? '') !== shownAlt) return [];
    return [
      {
        listingId,
        title: listing.title,
        mediaId,
        position: listing.media.indexOf(photo) + 1,
        before: photo.alt === '' ? null : (photo.alt ?? null),
        alt: alt.trim(),
      },
    ];
  });
}
