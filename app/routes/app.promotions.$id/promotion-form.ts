import { z } from 'zod';
import { strangeForm, strangeFormOf, type ReadForm } from '~/components/answers';
import { AUDIENCES } from '~/core/listing/audience';
import { MAX_CHOSEN } from '~/core/promotions/plan-scope';
import { COMBINING_RULES, type PlanInput } from '~/core/promotions/plan-input';
import { PROMOTION_KINDS } from '~/core/promotions/promotion';
import { WHEN_NOT_READY } from '~/core/promotions/when-not-ready';
import { COPIES } from '~/core/promotions/copies';
import { isGlobalId } from '~/core/store/global-id';

export const MAX_REASON_LENGTH = 500;

/** More than the most tags of the greatest length, so that the service says what is wrong. */
const MAX_TYPED_TAGS = 100_000;

const text = z.string().max(1_000);
/** Absent from a page that was opened before there was such a field. */
const lately = text.default('');
const globalId = (type: string) => z.string().refine((id) => isGlobalId(id, type));

/** A plan as the form holds it. What is typed wrongly passes here, and is said field by field by the service. */
const planFields = {
  kind: z.enum(PROMOTION_KINDS),
  name: text,
  frenchName: lately,
  audiences: z.array(z.enum(AUDIENCES)),
  reach: z.enum(['markets', 'allBuyers']),
  selectionKind: z.enum(['listings', 'collections', 'all']),
  listingIds: z.array(globalId('Product')).max(MAX_CHOSEN * 2),
  collectionIds: z.array(globalId('Collection')).max(MAX_CHOSEN * 2),
  excludedListingIds: z
    .array(globalId('Product'))
    .max(MAX_CHOSEN * 2)
    .default([]),
  excludedCollectionIds: z
    .array(globalId('Collection'))
    .max(MAX_CHOSEN * 2)
    .default([]),
  excludedTags: z.string().max(MAX_TYPED_TAGS).default(''),
  discountKind: z.enum(['percentage', 'amount']),
  percent: text,
  isByAudience: z.boolean().default(false),
  valueUS: lately,
  valueCA: lately,
  valueQC: lately,
  codeUS: lately,
  codeCA: lately,
  codeQC: lately,
  amountOff: text,
  triggerKind: z.enum(['automatic', 'code']),
  code: text,
  startsAt: text,
  endsAt: text,
  combinesWith: z.array(z.enum(COMBINING_RULES)),
  targetKind: z.enum(['none', 'units', 'revenue']).default('none'),
  target: lately,
};
const plan = z.object(planFields);

const revision = z.coerce.number().int().min(0);
const page = z.coerce.number().int().min(0).max(100_000);
const blockerKey = z.string().min(1).max(20_000);

const commands = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('preview'), plan, page }),
  z.object({ intent: z.literal('judgeWhole'), plan, asked: z.uuid() }),
  z.object({ intent: z.literal('save'), plan, revision }),
  z.object({ intent: z.literal('change'), plan, revision }),
  z.object({ intent: z.literal('schedule'), revision }),
  z.object({ intent: z.literal('cancel'), revision }),
  z.object({ intent: z.literal('undo'), revision }),
  z.object({ intent: z.literal('resume') }),
  z.object({
    intent: z.literal('restorePrice'),
    changeId: z.uuid(),
    shown: text.nullable(),
  }),
  z.object({ intent: z.literal('keepPrices'), changeId: z.uuid().nullable() }),
  z.object({ intent: z.literal('accept'), revision }),
  z.object({ intent: z.literal('restore'), revision }),
  z.object({
    intent: z.literal('override'),
    plan,
    revision,
    choice: z.union([
      z.object({ key: blockerKey }),
      z.object({ kind: z.string().min(1).max(100) }),
    ]),
    reason: z.string().trim().min(1).max(MAX_REASON_LENGTH),
  }),
  z.object({ intent: z.literal('whenNotReady'), revision, whenNotReady: z.enum(WHEN_NOT_READY) }),
  z.object({ intent: z.literal('withdraw'), revision, key: blockerKey }),
  z.object({ intent: z.literal('checkAgain'), listingIds: z.array(globalId('Product')).max(200) }),
  z.object({ intent: z.literal('duplicate'), name: text, kind: z.enum(COPIES) }),
  z.object({ intent: z.literal('delete') }),
]);

export type PromotionCommand = z.infer<typeof commands>;

/** The command travels as JSON in one field: a plan may choose thousands of listings. */
export function promotionForm(command: PromotionCommand): FormData {
  const data = new FormData();
  data.set('command', JSON.stringify(command));
  return data;
}

/** The opposite of `promotionForm`. */
export function parsePromotionForm(data: FormData): ReadForm<PromotionCommand> {
  const sent = data.get('command');
  let content: unknown;
  try {
    content = JSON.parse(typeof sent === 'string' ? sent : '');
  } catch {
    return strangeForm('command');
  }
  const parsed = commands.safeParse(content);
  return parsed.success ? { done: true, value: parsed.data } : strangeFormOf(parsed.error);
}

/** Whether two plans as typed are the same but for the order in which things were chosen. */
export function isSamePlan(a: PlanInput, b: PlanInput): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

function inOrder(input: PlanInput): PlanInput {
  return {
    ...input,
    audiences: input.audiences.toSorted(),
    listingIds: input.listingIds.toSorted(),
    collectionIds: input.collectionIds.toSorted(),
    excludedListingIds: input.excludedListingIds.toSorted(),
    excludedCollectionIds: input.excludedCollectionIds.toSorted(),
    combinesWith: input.combinesWith.toSorted(),
  };
}
