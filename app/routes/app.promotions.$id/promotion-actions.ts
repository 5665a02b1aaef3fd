import type { Services } from '~/container.server';
import type { StoreDomain } from '~/core/store/store-domain';
import { NOTHING_DONE, type PromotionAnswer } from './promotion-answer';
import type { PromotionCommand } from './promotion-form';

interface Asked {
  store: StoreDomain;
  /** `null`: of a promotion that is not kept yet. */
  promotionId: string | null;
  /** Shopify's id of the staff account. */
  by: string;
}

export interface Answered {
  answer: PromotionAnswer;
  status: number;
}

/** Hands a command of the page to the one service that does it. `null`: there is no such promotion. */
export async function carryOut(
  { promotions }: Pick<Services, 'promotions'>,
  { store, promotionId, by }: Asked,
  command: PromotionCommand,
): Promise<Answered | null> {
  const { intent } = command;
  switch (intent) {
    case 'preview': {
      const { plan: input, page, whole } = command;
      const previewed = await promotions.preview(store, { input, promotionId, page, whole });
      if (previewed === null) return null;
      return answered({ intent, done: true, preview: previewed.preview });
    }
    case 'save': {
      const { plan: input, revision } = command;
      const of = promotionId === null ? null : { promotionId, revision };
      const saved = await promotions.save(store, { input, of, by });
      if (saved.errors !== null) return answered({ intent, errors: saved.errors }, 422);
      if (saved.refusal !== null) return refused(intent, saved.refusal);
      const goTo = promotionId === null ? promotionPath(saved.promotionId) : null;
      return answered({ intent, done: true, goTo });
    }
    case 'checkAgain':
      await promotions.checkAgain(store, command.listingIds);
      return answered({ intent, done: true });
    default:
      return promotionId === null
        ? null
        : carryOutKept({ promotions }, { store, promotionId, by }, command);
  }
}

type OfKept = Exclude<PromotionCommand, { intent: 'preview' | 'save' | 'checkAgain' }>;

async function carryOutKept(
  { promotions }: Pick<Services, 'promotions'>,
  { store, promotionId, by }: Asked & { promotionId: string },
  command: OfKept,
): Promise<Answered | null> {
  const { intent } = command;
  switch (intent) {
    case 'duplicate': {
      const copy = await promotions.duplicate(store, { promotionId, name: command.name, by });
      return copy === null ? null : answered({ intent, done: true, goTo: promotionPath(copy) });
    }
    case 'delete':
      return (await promotions.deleteDraft(store, promotionId))
        ? answered({ intent, done: true, goTo: '/app/promotions' })
        : refused(intent, 'promotions.refused.state');
    case 'resume':
      await promotions.resume(store, promotionId);
      return answered({ intent, done: true });
    case 'schedule':
    case 'undo':
    case 'change': {
      const request = { promotionId, revision: command.revision, by };
      const gated =
        command.intent === 'schedule'
          ? await promotions.schedule(store, request)
          : command.intent === 'undo'
            ? await promotions.undo(store, request)
            : await promotions.change(store, { ...request, input: command.plan });
      if (gated.accepted) return answered({ intent, done: true });
      if ('errors' in gated) return answered({ intent, errors: gated.errors }, 422);
      if ('refusal' in gated) return refused(intent, gated.refusal);
      return answered({ intent, blocking: gated.blocking.length }, 409);
    }
    case 'override':
    case 'withdraw': {
      const request = { promotionId, revision: command.revision, by };
      const decided =
        command.intent === 'override'
          ? await promotions.overrideBlockers(store, {
              ...request,
              input: command.plan,
              choice: command.choice,
              reason: command.reason,
            })
          : await promotions.withdrawOverride(store, { ...request, key: command.key });
      if (decided.done) return answered({ intent, done: true });
      if ('errors' in decided) return answered({ intent, errors: decided.errors }, 422);
      return refused(intent, decided.refusal);
    }
    case 'cancel':
    case 'accept':
    case 'restore': {
      const request = { promotionId, revision: command.revision, by };
      const answer = await settle({ promotions }, store, intent, request);
      return answer.accepted ? answered({ intent, done: true }) : refused(intent, answer.reason);
    }
  }
}

function settle(
  { promotions }: Pick<Services, 'promotions'>,
  store: StoreDomain,
  intent: 'cancel' | 'accept' | 'restore',
  request: { promotionId: string; revision: number; by: string },
) {
  switch (intent) {
    case 'cancel':
      return promotions.cancel(store, request);
    case 'accept':
      return promotions.acceptShopifyChange(store, request);
    case 'restore':
      return promotions.restoreOurs(store, request);
  }
}

function answered(answer: Partial<PromotionAnswer>, status = 200): Answered {
  return { answer: { ...NOTHING_DONE, ...answer }, status };
}

function refused(intent: PromotionCommand['intent'], reason: string): Answered {
  return answered({ intent, refusal: { id: reason, data: {} } }, 409);
}

function promotionPath(id: string): string {
  return `/app/promotions/${id}`;
}
