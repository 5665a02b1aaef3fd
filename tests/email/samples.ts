import type { Digest, DigestFinding } from '~/core/digest/digest';
import { AUDIENCES } from '~/core/listing/audience';
import type {
  DigestLinks,
  RenderConfirmationInput,
  RenderDigestInput,
} from '~/services/digest/ports';

const APP = 'https://admin.shopify.com/store/boreale-goods/apps/borealist/app';

export const LINKS: DigestLinks = {
  home: APP,
  listing: (id) => `${APP}/listings/${id.slice(id.lastIndexOf('/') + 1)}`,
  promotion: (id) => `${APP}/promotions/${id}`,
  season: `${APP}/season`,
  changes: `${APP}/changes`,
  digests: `${APP}/digests`,
  unsubscribe: 'https://borealist.example.com/unsubscribe/0vJ9-aLongTokenThatNobodyGuesses',
};

const cedar = { id: 'gid://shopify/Product/1001', title: 'Cedar Reed Diffuser' };
const syrup = { id: 'gid://shopify/Product/1002', title: 'Maple Syrup Trio & Réserve' };
const puzzle = { id: 'gid://shopify/Product/1003', title: 'Aurora Puzzle, 1000 Pieces' };

function finding(
  listing: DigestFinding['listing'],
  id: DigestFinding['message']['id'],
  more: Partial<DigestFinding> & { data?: DigestFinding['message']['data'] },
): DigestFinding {
  const { data = {}, ...rest } = more;
  return {
    listing,
    rule: id.split('.')[1] ?? '',
    severity: 'medium',
    audiences: ['CA', 'QC'],
    message: { id, data },
    field: 'title',
    ...rest,
  };
}

const OUTDATED = finding(syrup, 'rule.outdated-french-text.outdatedTitle', {
  severity: 'high',
  audiences: ['QC'],
  data: { locale: 'fr', forOneMarket: false },
});
const POINTLESS = finding(cedar, 'rule.pointless-compare-at.notAbovePrice', {
  severity: 'high',
  data: {
    named: true,
    variant: 'CRD-120',
    place: 'CA',
    compareAt: { amount: 39, currency: 'CAD' },
    price: { amount: 40, currency: 'CAD' },
  },
});
const UNDESCRIBED = finding(puzzle, 'rule.undescribed-photo.missingAlt', {
  severity: 'low',
  audiences: ['US', 'CA', 'QC'],
  data: { position: 2, hasFileName: true, fileName: 'IMG_0042.jpg', alt: '' },
});
const WEIGHT = finding(puzzle, 'rule.missing-weight.missing', {
  data: { all: true, variants: 1, of: 1, examples: [], more: 0 },
});
const SALES = { days: 90, units: 24, revenue: { amount: 432, currency: 'USD' } };
const POLICY = finding(null, 'rule.french-not-published.notPublished', {
  severity: 'high',
  audiences: ['QC'],
  data: { locales: ['en'] },
});

/** A week in which something of everything happened. */
export const EVENTFUL: Digest = {
  since: '2026-11-16T13:00:00.000Z',
  until: '2026-11-23T13:00:00.000Z',
  isoWeek: '2026-W48',
  audiences: [
    {
      audience: 'US',
      readiness: { share: 0.716, coverage: 0.9 },
      readinessBefore: { share: 0.69, coverage: 0.9 },
      opened: 3,
      resolved: 12,
      stillOpen: 41,
    },
    {
      audience: 'CA',
      readiness: { share: 0.648, coverage: 0.8 },
      readinessBefore: { share: 0.661, coverage: 0.8 },
      opened: 9,
      resolved: 4,
      stillOpen: 1087,
    },
    {
      audience: 'QC',
      readiness: { share: null, coverage: 0.3 },
      readinessBefore: { share: 0.58, coverage: 0.6 },
      opened: 14,
      resolved: 0,
      stillOpen: 230,
    },
  ],
  resolved: [
    { rule: 'french-not-published', findings: 1, listings: null, titles: [] },
    {
      rule: 'missing-hs-code',
      findings: 12,
      listings: 12,
      titles: ['Aurora Puzzle', 'Birch Candle', 'Cedar Box'],
    },
  ],
  fixFirst: [],
  opened: [POLICY, { ...WEIGHT, sales: SALES }],
  openedMore: 7,
  brokenByEdits: [
    {
      listing: syrup,
      editedAt: '2026-11-19T20:41:00.000Z',
      findings: [{ ...OUTDATED, sales: { ...SALES, units: 0 } }],
      newFindings: 1,
    },
    {
      listing: cedar,
      editedAt: '2026-11-20T15:05:00.000Z',
      findings: [POINTLESS, UNDESCRIBED],
      newFindings: 4,
    },
  ],
  brokenListings: 2,
  notJudgedMore: 3,
  told: { milestone: null, notJudged: [] },
  catalogueReadAt: '2026-11-23T09:00:00.000Z',
  promotions: [
    { promotionId: '5', name: 'Early birds', event: 'ends', at: '2026-11-26T05:00:00.000Z' },
    { promotionId: '7', name: 'Black Friday', event: 'starts', at: '2026-11-27T05:00:00.000Z' },
  ],
  nextMilestone: {
    milestone: {
      season: 'holidays',
      audience: 'QC',
      name: 'prices-frozen',
      on: '2026-11-27',
      peak: '2026-12-11',
    },
    daysLeft: 4,
    listingsNotReady: 14,
  },
  notJudged: [
    {
      rule: 'high-return-rate',
      reason: null,
      listings: 60,
    },
    {
      rule: 'late-handling',
      reason: { id: 'reason.missing.handling', data: {} },
      listings: null,
    },
  ],
};

/** Nothing but a deadline far away, and one audience that nothing was compared with. */
export const QUIET: Digest = {
  ...EVENTFUL,
  audiences: [
    {
      audience: 'CA',
      readiness: { share: 1, coverage: 1 },
      readinessBefore: null,
      opened: 0,
      resolved: 0,
      stillOpen: 0,
    },
  ],
  resolved: [],
  fixFirst: [],
  opened: [],
  openedMore: 0,
  brokenByEdits: [],
  brokenListings: 0,
  catalogueReadAt: '2026-11-19T09:00:00.000Z',
  promotions: [],
  nextMilestone: null,
  notJudged: [],
  notJudgedMore: 0,
};

const LONG = 'Été “& co” <script>alert(1)</script> 👩🏽‍🚀 '.repeat(40);

/** As much of everything as a store can have, with texts as long as Shopify allows and longer. */
export const MAXIMAL: Digest = {
  ...EVENTFUL,
  fixFirst: Array.from({ length: 5 }, (_, index) => ({
    ...POINTLESS,
    listing: { id: `gid://shopify/Product/${index}`, title: LONG },
    message: { ...POINTLESS.message, data: { ...POINTLESS.message.data, variant: LONG } },
    audiences: [...AUDIENCES],
  })),
  brokenByEdits: Array.from({ length: 500 }, (_, index) => ({
    listing: { id: `gid://shopify/Product/${index}`, title: LONG },
    editedAt: '2026-11-20T15:05:00.000Z',
    findings: Array.from({ length: 50 }, () => ({
      ...UNDESCRIBED,
      message: {
        ...UNDESCRIBED.message,
        data: { ...UNDESCRIBED.message.data, fileName: LONG },
      },
    })),
    newFindings: 50,
  })),
  brokenListings: 500,
  opened: Array.from({ length: 5 }, () => ({
    ...POINTLESS,
    listing: { id: 'gid://shopify/Product/9', title: LONG },
  })),
  resolved: Array.from({ length: 37 }, () => ({
    rule: 'vague-description',
    findings: 1_000_000,
    listings: 100_000,
    titles: [LONG, LONG, LONG],
  })),
  promotions: Array.from({ length: 200 }, (_, index) => ({
    promotionId: String(index),
    name: LONG,
    event: 'starts' as const,
    at: '2026-11-27T05:00:00.000Z',
  })),
  notJudged: Array.from({ length: 37 }, () => ({
    rule: 'vague-description',
    reason: { id: 'reason.ruleError', data: { detail: LONG } },
    listings: 100_000,
  })),
};

/** In French the sender has an address with accents; times are those of a store in Montréal. */
export function inputFor(
  language: RenderDigestInput['language'],
  digest: Digest,
  isTest = false,
): RenderDigestInput {
  return {
    digest,
    language,
    storeName: 'Boréale & Frères',
    timeZone: 'America/Toronto',
    links: LINKS,
    sender: {
      name: 'Borealist',
      postalAddress: '4200, boulevard Saint-Laurent, Montréal (Québec)  H2W 2R2, Canada',
    },
    isTest,
  };
}

export function confirmationFor(
  language: RenderConfirmationInput['language'],
): RenderConfirmationInput {
  return {
    language,
    storeName: 'Boréale & Frères',
    weekday: 1,
    hour: 8,
    confirmUrl: 'https://borealist.example.com/confirm/aLongTokenThatNobodyGuesses',
    sender: { name: 'Borealist', postalAddress: '4200, boulevard Saint-Laurent, Montréal' },
  };
}
