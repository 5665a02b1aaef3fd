import { z } from 'zod';
import { AUDIENCES } from '~/core/listing/audience';
import { COMBINING_RULES } from '~/core/promotions/plan-input';
import { PROMOTION_KINDS } from '~/core/promotions/promotion';
import { judgeAskedPlan } from '~/services/promotions/judge-whole-plan';
import { COMPUTING_QUEUE, COMPUTING_WORK, defineJob, oneByOne } from './job';

/** As it was typed. */
const input = z.object({
  kind: z.enum(PROMOTION_KINDS),
  name: z.string(),
  frenchName: z.string(),
  audiences: z.array(z.enum(AUDIENCES)),
  reach: z.enum(['markets', 'allBuyers']),
  selectionKind: z.enum(['listings', 'collections', 'all']),
  listingIds: z.array(z.string()),
  collectionIds: z.array(z.string()),
  excludedListingIds: z.array(z.string()),
  excludedCollectionIds: z.array(z.string()),
  excludedTags: z.string(),
  discountKind: z.enum(['percentage', 'amount']),
  percent: z.string(),
  isByAudience: z.boolean(),
  valueUS: z.string(),
  valueCA: z.string(),
  valueQC: z.string(),
  codeUS: z.string(),
  codeCA: z.string(),
  codeQC: z.string(),
  amountOff: z.string(),
  triggerKind: z.enum(['automatic', 'code']),
  code: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  combinesWith: z.array(z.enum(COMBINING_RULES)),
  targetKind: z.enum(['none', 'units', 'revenue']),
  target: z.string(),
});

const payload = z.object({
  store: z.string(),
  asked: z.uuid(),
  input,
  promotionId: z.uuid().nullable(),
});

/** Judges every listing of a plan, for a page that shows how far it is. */
export const judgePlanJob = defineJob({
  name: 'judge-plan',
  payload,
  key: ({ store, asked }) => `${store} ${asked}`,
  group: ({ store }) => store,
  isForPeople: true,
  queue: COMPUTING_QUEUE,
  work: COMPUTING_WORK,
  handle: oneByOne((job, { ports }) => judgeAskedPlan(ports, job)),
});
