import type { Services } from '~/container.server';
import type { PlanErrors } from '~/core/promotions/plan-errors';
import type { StoreDomain } from '~/core/store/store-domain';
import type { Answer, Gone, Invalid } from '~/services/answer';
import type { Refused } from '~/services/promotions/ask';
import type { Blocked } from '~/services/promotions/schedule-promotion';
import type { CommandOutcome, PromotionAnswer } from './promotion-answer';
import type { PromotionCommand } from './promotion-form';

interface Asked {
  store: StoreDomain;
  /** `null`: of a promotion that is not kept yet. */
  promotionId: string | null;
  /** Shopify's id of the staff account. */
  by: string;
}

/** Hands a command of the page to the one service that does it. `null`: there is no such page. */
export async function carryOut(
  { promotions }: Pick<Services, 'promotions'>,
  { store, promotionId, by }: Asked,
  command: PromotionCommand,
): Promise<PromotionAnswer | null> {
  const { intent } = command;
  switch (intent) {
    case 'preview': {
      const { plan: input, page } = command;
      const previewed = await promotions.preview(store, { input, promotionId, page });
      if (!previewed.done && previewed.because.why === 'gone') return null;
      // A plan that is still being typed is nothing to complain of.
      return done(intent, { preview: previewed.done ? previewed.value : null });
    }
    case 'judgeWhole': {
      const { plan: input, asked } = command;
      const judged = await promotions.judgeWhole(store, { asked, input, promotionId });
      return judged.done
        ? done(intent, { whole: { asked, ...judged.value } })
        : answered(intent, judged);
    }
    case 'save': {
      const { plan: input, revision } = command;
      const of = promotionId === null ? null : { promotionId, revision };
      const saved = await promotions.save(store, { input, of, by });
      if (!saved.done || promotionId !== null) return answered(intent, saved);
      return done(intent, { goTo: promotionPath(saved.value.promotionId) });
    }
    case 'checkAgain':
      await promotions.checkAgain(store, command.listingIds);
      return done(intent);
    default:
      return promotionId === null
        ? null
        : carryOutKept({ promotions }, { store, promotionId, by }, command);
  }
}

type OfKept = Exclude<
  PromotionCommand,
  { intent: 'preview' | 'judgeWhole' | 'save' | 'checkAgain' }
>;

async function carryOutKept(
  { promotions }: Pick<Services, 'promotions'>,
  { store, promotionId, by }: Asked & { promotionId: string },
  command: OfKept,
): Promise<PromotionAnswer> {
  const { intent } = command;
  switch (intent) {
    case 'duplicate': {
      const { name, kind } = command;
      const copy = await promotions.duplicate(store, { promotionId, name, kind, by });
      if (!copy.done) return answered(intent, copy);
      return done(intent, { goTo: promotionPath(copy.value.promotionId) });
    }
    case 'delete': {
      const deleted = await promotions.deleteDraft(store, promotionId);
      return deleted.done ? done(intent, { goTo: '/app/promotions' }) : answered(intent, deleted);
    }
    case 'restorePrice': {
      const { changeId, shown } = command;
      const asked = { promotionId, changeId, shown, by };
      return answered(intent, await promotions.restorePrice(store, asked));
    }
    case 'keepPrices': {
      const { changeId } = command;
      return answered(intent, await promotions.keepPrices(store, { promotionId, changeId, by }));
    }
    case 'resume':
      return answered(intent, await promotions.resume(store, promotionId));
    default: {
      const request = { promotionId, revision: command.revision, by };
      return answered(intent, await carryOutAsSeen({ promotions }, store, request, command));
    }
  }
}

/** What holds only for the promotion as somebody saw it. */
function carryOutAsSeen(
  { promotions }: Pick<Services, 'promotions'>,
  store: StoreDomain,
  request: { promotionId: string; revision: number; by: string },
  command: Extract<OfKept, { revision: number }>,
): Promise<Answer<unknown, WhyNot>> {
  switch (command.intent) {
    case 'schedule':
      return promotions.schedule(store, request);
    case 'change':
      return promotions.change(store, { ...request, input: command.plan });
    case 'undo':
      return promotions.undo(store, request);
    case 'override': {
      const { plan: input, choice, reason } = command;
      return promotions.overrideBlockers(store, { ...request, input, choice, reason });
    }
    case 'whenNotReady': {
      const { whenNotReady } = command;
      return promotions.chooseWhenNotReady(store, { ...request, whenNotReady });
    }
    case 'withdraw':
      return promotions.withdrawOverride(store, { ...request, key: command.key });
    case 'cancel':
      return promotions.cancel(store, request);
    case 'accept':
      return promotions.acceptShopifyChange(store, request);
    case 'restore':
      return promotions.restoreOurs(store, request);
  }
}

type WhyNot = Gone | Refused | Invalid<PlanErrors> | Blocked;

/** The page needs to know how many reasons stand in the way: it asks for them by itself. */
function answered(
  intent: PromotionCommand['intent'],
  answer: Answer<unknown, WhyNot>,
): PromotionAnswer {
  if (answer.done) return done(intent);
  const { because } = answer;
  if (because.why !== 'blocked') return { intent, done: false, because };
  return { intent, done: false, because: { why: 'blocked', blocking: because.blockers.length } };
}

function done(
  intent: PromotionCommand['intent'],
  outcome: Partial<CommandOutcome> = {},
): PromotionAnswer {
  return { intent, done: true, value: { preview: null, whole: null, goTo: null, ...outcome } };
}

function promotionPath(id: string): string {
  return `/app/promotions/${id}`;
}
