import type { RuleCount } from '~/services/audit/ports';
import type { HistoryView } from '~/services/changes/views';
import type { MissingHistoryView } from '~/services/orders/views';
import type { HomeView } from '~/services/home/views';
import type { PricesView } from '~/services/prices/views';
import type { ListingView, ListingsView } from '~/services/catalogue/views';
import type { ListingsQuery } from '~/services/catalogue/listings-query';
import type { RuleSettingsView } from '~/services/settings/views';
import type { SyncView } from '~/services/sync/views';

/** Of a listing in which nothing was changed from here. */
export const NO_CHANGES: HistoryView = { changes: [], cursor: null };

const NOTHING = { high: 0, medium: 0, low: 0 };

export function syncView(over: Partial<SyncView> = {}): SyncView {
  return {
    runId: '1',
    kind: 'sync',
    state: 'done',
    phase: null,
    done: 60,
    total: 60,
    isExportDenied: false,
    startedAt: '2026-11-22T15:00:00.000Z',
    endedAt: '2026-11-22T15:02:00.000Z',
    failure: null,
    missed: null,
    ...over,
  };
}

function ruleCount(rule: string, over: Partial<RuleCount>): RuleCount {
  return {
    rule,
    audiences: ['QC'],
    severity: 'high',
    outcomes: { pass: 0, fail: 0, notApplicable: 0, unknown: 0, error: 0 },
    openFindings: NOTHING,
    harm: 1,
    ...over,
  };
}

export function homeView(over: Partial<HomeView> = {}): HomeView {
  const outcomes = { pass: 40, fail: 12, notApplicable: 3, unknown: 1102, error: 0 };
  return {
    guide: null,
    sync: syncView(),
    lastSyncedAt: '2026-11-22T15:02:00.000Z',
    lastMissed: null,
    denied: [],
    counts: { listings: 1157, variants: 4210, photos: 5531, photosWithoutAlt: 872 },
    audiences: [
      {
        audience: 'US',
        readiness: { share: 0.829, coverage: 0.9 },
        weekAgo: { day: '2026-11-15', readiness: { share: 0.801, coverage: 0.9 } },
        openFindings: NOTHING,
      },
      {
        audience: 'QC',
        readiness: { share: null, coverage: 0.31 },
        weekAgo: null,
        openFindings: { high: 14, medium: 0, low: 2 },
      },
    ],
    fixFirst: [
      {
        ...ruleCount('missing-french-text', {
          outcomes,
          openFindings: { high: 14, medium: 0, low: 0 },
        }),
        bulkKind: null,
      },
    ],
    unknown: [ruleCount('missing-packaging-photo', { audiences: ['US'], outcomes })],
    baseline: null,
    causes: [],
    worstListings: [],
    storeFindings: [],
    storeFrench: { groups: [], ignored: [], notJudged: [] },
    storeResults: [],
    comparableFrom: '2026-11-29',
    overdue: [],
    nextMilestone: null,
    sinceVisit: null,
    timeZone: 'America/Toronto',
    orders: { since: '2026-09-24', until: '2026-11-21', isComplete: false, notice: null },
    promotionsNotReady: [],
    ...over,
  };
}

export const BEFORE_FIRST_SYNC: Partial<HomeView> = {
  sync: null,
  lastSyncedAt: null,
  counts: { listings: 0, variants: 0, photos: 0, photosWithoutAlt: 0 },
  audiences: [],
  fixFirst: [],
  unknown: [],
};

export function listingsView(query: ListingsQuery, over: Partial<ListingsView> = {}): ListingsView {
  return {
    rows: [
      {
        id: 'gid://shopify/Product/9007199254740993',
        title: 'Stoneware mug <script>alert(1)</script>',
        handle: 'stoneware-mug',
        status: 'ACTIVE',
        photoUrl: 'javascript:alert(1)',
        readiness: {
          US: { share: 0.5, coverage: 1 },
          CA: { share: 1, coverage: 1 },
          QC: { share: null, coverage: 0.2 },
        },
        openFindings: { high: 2, medium: 0, low: 1 },
        updatedAt: '2026-11-20T10:00:00.000Z',
      },
    ],
    total: 1,
    previous: null,
    next: null,
    query,
    rules: ['missing-french-text', 'volatile-price'],
    bulkKind: 'hsCode',
    board: null,
    firstSync: null,
    ...over,
  };
}

/** A mug at 27.50 Canadian dollars since September, and never shown in the US. */
export function pricesView(over: Partial<PricesView> = {}): PricesView {
  return {
    variants: [{ number: '7', title: 'Blue', sku: 'MUG-BLUE' }],
    shown: '7',
    places: {
      CA: {
        shown: { price: { amount: 27.5, currency: 'CAD' }, compareAt: null },
        isFixed: true,
        series: {
          variantId: 'gid://shopify/ProductVariant/7',
          currency: 'CAD',
          points: [
            { at: Date.parse('2026-06-01'), amount: 25, compareAt: null },
            { at: Date.parse('2026-09-01'), amount: 27.5, compareAt: null },
          ],
          observedUntil: Date.parse('2026-11-22T15:00:00Z'),
        },
        steady: null,
        wasPrice: null,
      },
      US: null,
    },
    promotions: [],
    ...over,
  };
}

export function listingView(over: Partial<ListingView> = {}): ListingView {
  return {
    id: 'gid://shopify/Product/42',
    title: 'Stoneware mug',
    handle: 'stoneware-mug',
    status: 'DRAFT',
    adminUrl: 'https://admin.shopify.com/store/northern-goods/products/42',
    fixedOn: { 'missing-french-text': 'french', 'missing-hs-code': 'customs' },
    fixedTogether: { 'missing-hs-code': 'hsCode' },
    readAt: '2026-11-22T15:00:00.000Z',
    isReadHourly: false,
    readiness: {
      US: { share: 0.5, coverage: 1 },
      CA: { share: 1, coverage: 1 },
      QC: { share: null, coverage: 0.2 },
    },
    findings: [
      {
        rule: 'missing-french-text',
        audiences: ['QC'],
        severity: 'high',
        key: 'title',
        message: { id: 'rule.missing-french-text.missingTitle', data: { title: 'Stoneware mug' } },
        field: 'title',
        status: 'open',
        openedAt: '2026-11-02T15:00:00.000Z',
        resolvedAt: null,
        hasText: true,
        ignoring: null,
      },
    ],
    results: [
      {
        rule: 'missing-packaging-photo',
        audiences: ['US'],
        severity: 'medium',
        outcome: 'unknown',
        reason: { id: 'reason.packagingNotLookedAt', data: { photos: 2 } },
      },
      {
        rule: 'volatile-price',
        audiences: ['CA'],
        severity: 'medium',
        outcome: 'pass',
        reason: null,
      },
    ],
    photoWords: null,
    media: [
      {
        id: 'gid://shopify/MediaImage/1',
        kind: 'IMAGE',
        url: 'https://cdn.shopify.com/s/files/1/mug.jpg?v=1',
        alt: 'A mug <b>from</b> the side',
      },
      {
        id: 'gid://shopify/MediaImage/2',
        kind: 'IMAGE',
        url: 'javascript:alert(1)',
        alt: null,
      },
    ],
    packaging: null,
    seasons: [],
    packagingPhotos: [],
    ...over,
  };
}

/** Of a store that Borealist was just installed in. */
export const MISSING_HISTORY: MissingHistoryView = {
  orders: { since: '2026-09-24', until: '2026-11-21', isComplete: false, notice: null },
  reading: null,
};

export function ruleSettingsView(over: Partial<RuleSettingsView> = {}): RuleSettingsView {
  return {
    rule: 'volatile-price',
    audiences: ['CA'],
    severity: 'medium',
    isOn: true,
    thresholds: [
      {
        field: 'volatile-price.windowDays',
        value: 90,
        default: 90,
        min: 28,
        max: 365,
        unit: 'days',
      },
    ],
    ...over,
  };
}
