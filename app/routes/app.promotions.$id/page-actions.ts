import type { MenuActionDescriptor, PageProps } from '@shopify/polaris';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { Translate } from '~/locales/translate';
import type { PromotionPageState } from './use-promotion-page';

const SCHEDULABLE: readonly PromotionPhase[] = ['draft', 'failed', 'cancelled'];

/** What has its days behind it, or nearly so. */
const REPEATABLE: readonly PromotionPhase[] = ['running', 'ended', 'cancelled'];

/** A new plan is kept first, and scheduled as it is kept. Once something is changed, Shopify's bar is the one way to save it. */
export function primaryAction(
  { promotion, phase, isChanged, isBusy, previewing, save, ask }: PromotionPageState,
  t: Translate,
): PageProps['primaryAction'] {
  if (promotion === null) {
    if (isChanged) return undefined;
    return { content: t('promotion.action.save'), onAction: save, loading: isBusy };
  }
  // Of one that was cut off only the rest can be planned, and what has run is copied.
  const isOver = promotion.hasRestToPlan || promotion.hasRun;
  if (!SCHEDULABLE.includes(phase) || isOver) return undefined;
  return {
    content: t('promotion.action.schedule'),
    disabled: isChanged || previewing.preview === null,
    helpText: isChanged ? t('promotion.action.saveFirst') : undefined,
    loading: isBusy,
    onAction: () => {
      ask('schedule');
    },
  };
}

export function secondaryActions(
  { promotion, phase, isInShopify, revision, send, ask }: PromotionPageState,
  t: Translate,
): MenuActionDescriptor[] {
  if (promotion === null) return [];
  const { id, name, canUndoEdit, hasRestToPlan } = promotion;
  const results = {
    content: t('promotion.action.results'),
    url: `/app/promotions/${id}/results`,
  };
  const undo = {
    content: t('promotion.action.undo'),
    onAction: () => {
      send({ intent: 'undo', revision });
    },
  };
  const duplicate = {
    content: t('promotion.action.duplicate'),
    onAction: () => {
      send({ intent: 'duplicate', name: t('promotion.nameOfCopy', { name }), kind: 'copy' });
    },
  };
  const nextTime = {
    content: t('promotion.action.nextTime'),
    onAction: () => {
      send({ intent: 'duplicate', name, kind: 'nextTime' });
    },
  };
  const planRest = {
    content: t('promotion.action.planRest'),
    onAction: () => {
      send({ intent: 'duplicate', name, kind: 'rest' });
    },
  };
  const asked = (intent: 'cancel' | 'delete') => ({
    content: t(`promotion.action.${intent}`),
    destructive: true,
    onAction: () => {
      ask(intent);
    },
  });
  return [
    ...(phase === 'running' || phase === 'ended' ? [results] : []),
    ...(canUndoEdit ? [undo] : []),
    ...(hasRestToPlan ? [planRest] : []),
    ...(REPEATABLE.includes(phase) ? [nextTime] : []),
    duplicate,
    ...(isInShopify || phase === 'scheduling' ? [asked('cancel')] : []),
    ...(phase === 'draft' ? [asked('delete')] : []),
  ];
}
