import { inputOf } from '~/core/promotions/plan';
import { termsByBuyers } from '~/core/promotions/terms';
import type { PromotionPlan } from '~/core/promotions/promotion';
import { PROMOTION_EVENTS } from '~/core/promotions/promotion-events';
import type { Standing } from '~/core/promotions/standing';
import type { PromotionsView, PromotionView } from '~/services/promotions/views';

export const ID = '0b0f3c3e-6f0b-4f4e-9c56-0a4a9b5a6b2d';
export const LISTING = 'gid://shopify/Product/42';
const money = (amount: number, currency: string) => ({ amount, currency });

export const plan: PromotionPlan = {
  name: 'Rentrée <b>',
  audiences: ['QC'],
  reach: 'allBuyers',
  selection: { kind: 'listings', listingIds: [LISTING] },
  discount: { kind: 'percentage', percent: 20 },
  trigger: { kind: 'automatic' },
  startsAt: '2027-08-01T04:00:00Z',
  endsAt: '2027-09-07T04:00:00Z',
  combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
};
export const input = inputOf(plan, 'America/Toronto');

const standing: Standing = {
  blocking: 2,
  listings: 1,
  kinds: ['was-price', 'price-changed'],
  notReadySince: '2027-06-02T12:00:00Z',
};

export const view: PromotionView = {
  id: ID,
  revision: 3,
  name: plan.name,
  phase: 'scheduled',
  failure: { reason: 'promotions.failed.declined', detail: 'Title is <i>odd</i>' },
  store: {
    currency: 'EUR',
    timeZone: 'America/Toronto',
    audiences: ['CA', 'QC'],
    marketDiscounts: false,
  },
  input,
  chosen: {
    listings: [{ id: LISTING, title: 'Mug <script>', status: 'DRAFT', photoUrl: null }],
    collections: [],
    excluded: {
      listings: [],
      collections: [{ id: 'gid://shopify/Collection/1', title: 'Final <b>' }],
    },
  },
  discounts: [
    {
      position: 0,
      title: 'Rentrée',
      adminUrl: 'https://admin.shopify.com/store/northern-goods/discounts/9',
      changed: {
        gone: false,
        fields: ['endsAt'],
        terms: { title: 'Rentrée', startsAt: plan.startsAt, endsAt: '2027-09-10T04:00:00Z' },
      },
    },
  ],
  canUndoEdit: true,
  startsAt: plan.startsAt,
  atStart: {
    whenNotReady: 'leaveOut',
    standing,
    judgedAt: '2027-06-02T12:00:00Z',
    plannedStart: null,
  },
  sale: null,
  hasRun: false,
  hasRestToPlan: false,
  target: { target: { kind: 'units', units: 50 }, standing: { kind: 'notKnown' } },
  copied: { event: null, from: '2026-08-02T04:00:00Z' },
  preview: {
    sale: null,
    prices: [
      {
        id: LISTING,
        title: 'Mug <script>',
        shop: {
          before: [money(10, 'EUR'), money(12, 'EUR')],
          after: [money(8, 'EUR'), money(9.6, 'EUR')],
          isApproximate: false,
        },
        US: {
          before: [money(14, 'USD'), money(14, 'USD')],
          after: [money(11.2, 'USD'), money(11.2, 'USD')],
          isApproximate: true,
        },
        CA: null,
        QC: null,
      },
    ],
    columns: ['US', 'CA'],
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    page: 0,
    pages: 3,
    listings: 41,
    judged: 41,
    groups: [
      {
        kind: 'listing-not-ready',
        blocking: 1,
        overridden: 1,
        notices: 1,
        overridable: true,
        total: 12,
        items: [
          {
            key: 'a',
            listing: { id: LISTING, title: 'Mug <script>' },
            severity: 'blocking',
            message: {
              id: 'promotion.blocker.listing-not-ready.findings',
              data: { rules: ['missing-french-text'], audiences: ['QC'] },
            },
            overridable: true,
            override: null,
          },
          {
            key: 'b',
            listing: { id: LISTING, title: 'Mug <script>' },
            severity: 'blocking',
            message: { id: 'promotion.blocker.listing-not-ready.notAudited', data: {} },
            overridable: true,
            override: { reason: 'It is <u>fine</u>', by: '42', at: '2027-06-01T12:00:00Z' },
          },
        ],
      },
    ],
    blocking: 1,
    makes: {
      discounts: [
        { title: 'Rentrée', items: 'listings', entries: 1, terms: termsByBuyers(plan)[0] },
      ],
      combinesMoreThanPlanned: false,
    },
  },
  history: PROMOTION_EVENTS.map((kind, index) => ({
    id: String(index),
    at: '2027-06-01T12:00:00Z',
    by: index === 0 ? null : '42',
    kind,
    reason: null,
    failure: null,
    changed: ['name'],
    discounts: null,
    whenNotReady: kind === 'whenNotReadyChosen' ? ('wait' as const) : null,
    standing: kind === 'becameNotReady' ? standing : null,
    leftOut: kind === 'leftOut' ? 3 : null,
    followed: kind === 'listingsFollowed' ? { added: 1, removed: 2 } : null,
  })),
};

export const list: PromotionsView = {
  rows: [
    {
      id: ID,
      name: plan.name,
      phase: 'running',
      audiences: ['QC'],
      terms: [
        { audiences: ['CA'], discount: plan.discount, trigger: { kind: 'code', code: 'RENTREE' } },
        {
          audiences: ['QC'],
          discount: { kind: 'amount', off: money(5, 'CAD') },
          trigger: { kind: 'automatic' },
        },
      ],
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      chosen: { kind: 'listings', count: 2, leavesOut: true },
      changedInShopify: 1,
      failure: null,
      notReady: { listings: 1, whenNotReady: 'wait', plannedStart: plan.startsAt },
      target: {
        target: { kind: 'revenue', revenue: money(5000, 'CAD') },
        standing: { kind: 'known', reached: 1200, isAtLeast: true, until: '2027-08-05' },
      },
    },
  ],
  tab: 'all',
  cursor: 'next',
  timeZone: 'America/Toronto',
  canPlan: true,
  hasNone: false,
};
