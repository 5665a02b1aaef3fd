import { BlockStack, Layout, Page, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { PhaseBadge } from '~/components/PhaseBadge';
import { SaveBar } from '~/components/SaveBar';
import { useLiveUpdates } from '~/components/use-live-updates';
import { useStoreFormatter } from '~/components/use-store-formatter';
import type { SeasonName } from '~/core/calendar/season-mark';
import type { PromotionPhase } from '~/core/promotions/promotion';
import type { NewPromotionView, PromotionView } from '~/services/promotions/views';
import { AudienceCard } from './AudienceCard';
import { ConfirmModal } from './ConfirmModal';
import { DatesCard } from './DatesCard';
import { DiscountCard } from './DiscountCard';
import { HistoryCard } from './HistoryCard';
import { ListingsCard } from './ListingsCard';
import { PricesCard } from './PricesCard';
import type { PromotionCommand } from './promotion-form';
import { ReasonsCard } from './ReasonsCard';
import { ScheduleModal } from './ScheduleModal';
import { ShopifyCard } from './ShopifyCard';
import { StatusBanner } from './StatusBanner';
import { usePlanDraft, usePlanPreview } from './use-plan-draft';
import { usePromotionCommands } from './use-promotion-commands';

/** In Shopify already: a change goes through the gate and to Shopify. */
const IN_SHOPIFY: readonly PromotionPhase[] = ['scheduled', 'running'];
const UNDER_WAY: readonly PromotionPhase[] = ['scheduling', 'cancelling'];
const SCHEDULABLE: readonly PromotionPhase[] = ['draft', 'failed', 'cancelled'];

type Asking = 'schedule' | 'change' | 'cancel' | 'delete';

export function PromotionPage(props: {
  version: string;
  plan: NewPromotionView;
  promotion: PromotionView | null;
  season: SeasonName | null;
}) {
  const { version, plan, promotion, season } = props;
  const { store } = plan;
  const t = useTranslate();
  const format = useStoreFormatter(store.timeZone);
  const phase = promotion?.phase ?? 'draft';
  const revision = promotion?.revision ?? 0;
  const saved =
    season === null
      ? plan.input
      : {
          ...plan.input,
          name: t('promotion.nameOfSeason', { season, year: plan.input.startsAt.slice(0, 4) }),
        };
  const editing = usePlanDraft(saved);
  const { draft, change, errors, isChanged } = editing;
  const [asking, setAsking] = useState<Asking | null>(null);
  const promotionId = promotion?.id ?? 'new';
  const { preview, isLoading, isWhole, judgeAll, showPage } = usePlanPreview(promotionId, draft, {
    isChanged,
    isComplete: promotion !== null,
    kept: promotion?.preview ?? null,
  });
  const commands = usePromotionCommands(promotionId, {
    done: (intent) => {
      setAsking(null);
      if (intent === 'save' || intent === 'change') editing.discard();
    },
    errors: (found) => {
      setAsking(null);
      editing.setErrors(found);
    },
  });
  useLiveUpdates({ version, busy: UNDER_WAY.includes(phase) });

  const isInShopify = IN_SHOPIFY.includes(phase);
  const isReadOnly = phase === 'ended' || UNDER_WAY.includes(phase);
  const { answer, isBusy, send } = commands;
  const fields = { draft, change, errors };
  const save = () => {
    if (isInShopify) setAsking('change');
    else send({ intent: 'save', plan: draft, revision });
  };
  const confirm = (intent: Asking) => {
    const command: PromotionCommand =
      intent === 'change'
        ? { intent, plan: draft, revision }
        : intent === 'delete'
          ? { intent }
          : { intent, revision };
    send(command);
    setAsking(null);
  };

  return (
    <Page
      title={promotion?.name ?? t('promotion.new')}
      titleMetadata={promotion && <PhaseBadge phase={phase} />}
      backAction={{ content: t('promotions.title'), url: '/app/promotions' }}
      primaryAction={
        promotion === null
          ? { content: t('promotion.action.save'), onAction: save, loading: isBusy }
          : SCHEDULABLE.includes(phase)
            ? {
                content: t('promotion.action.schedule'),
                disabled: isChanged || preview === null,
                helpText: isChanged ? t('promotion.action.saveFirst') : undefined,
                loading: isBusy,
                onAction: () => {
                  setAsking('schedule');
                },
              }
            : undefined
      }
      secondaryActions={promotion ? actionsOf(promotion) : []}
    >
      <SaveBar
        id="promotion-save-bar"
        shown={!isReadOnly && isChanged}
        busy={isBusy}
        onSave={save}
        onDiscard={() => {
          editing.discard();
          commands.dismiss();
        }}
      />
      {(asking === 'schedule' || asking === 'change') && preview && (
        <ScheduleModal
          kind={asking}
          plan={draft}
          preview={preview}
          startsAt={preview.startsAt}
          endsAt={preview.endsAt}
          timeZone={store.timeZone}
          format={format}
          isBusy={isBusy}
          onConfirm={() => {
            confirm(asking);
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
      {(asking === 'cancel' || asking === 'delete') && (
        <ConfirmModal
          kind={asking}
          isBusy={isBusy}
          onConfirm={() => {
            confirm(asking);
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
      <BlockStack gap="400">
        <StatusBanner
          phase={phase}
          failure={promotion?.failure ?? null}
          answer={answer}
          hasErrors={Object.keys(errors).length > 0}
          isBusy={isBusy}
          onTryAgain={() => {
            send({ intent: 'resume' });
          }}
        />
        <Layout>
          <Layout.Section>
            <fieldset className="plan" disabled={isReadOnly}>
              <Text as="h2" visuallyHidden>
                {t('promotion.form')}
              </Text>
              <BlockStack gap="400">
                <AudienceCard {...fields} store={store} />
                <ListingsCard {...fields} chosen={plan.chosen} />
                <DiscountCard {...fields} currency={store.currency} />
                <DatesCard {...fields} timeZone={store.timeZone} hasStarted={phase === 'running'} />
              </BlockStack>
            </fieldset>
          </Layout.Section>
          <Layout.Section variant="oneThird">
            <BlockStack gap="400">
              {phase !== 'ended' && (
                <ReasonsCard
                  preview={preview}
                  isLoading={isLoading}
                  isWhole={isWhole}
                  onJudgeAll={judgeAll}
                  deciding={{
                    isBusy,
                    override: promotion
                      ? (choice, reason) => {
                          send({ intent: 'override', plan: draft, revision, choice, reason });
                        }
                      : null,
                    withdraw: (key) => {
                      send({ intent: 'withdraw', revision, key });
                    },
                    checkAgain: (listingIds) => {
                      send({ intent: 'checkAgain', listingIds });
                    },
                  }}
                />
              )}
              {promotion && (
                <ShopifyCard
                  discounts={promotion.discounts}
                  isBusy={isBusy}
                  onAccept={() => {
                    send({ intent: 'accept', revision });
                  }}
                  onRestore={() => {
                    send({ intent: 'restore', revision });
                  }}
                />
              )}
            </BlockStack>
          </Layout.Section>
          <Layout.Section variant="fullWidth">
            <BlockStack gap="400">
              <PricesCard
                preview={preview}
                isLoading={isLoading}
                currency={store.currency}
                format={format}
                onPage={showPage}
              />
              {promotion && <HistoryCard history={promotion.history} />}
            </BlockStack>
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );

  function actionsOf({ id, name, undoable }: PromotionView) {
    const isOver = phase === 'running' || phase === 'ended';
    return [
      ...(isOver
        ? [{ content: t('promotion.action.results'), url: `/app/promotions/${id}/results` }]
        : []),
      ...(undoable
        ? [
            {
              content: t(`promotion.action.undo.${undoable}`),
              onAction: () => {
                send({ intent: 'undo', revision });
              },
            },
          ]
        : []),
      {
        content: t('promotion.action.duplicate'),
        onAction: () => {
          send({ intent: 'duplicate', name: t('promotion.nameOfCopy', { name }) });
        },
      },
      ...(isInShopify || phase === 'scheduling'
        ? [
            {
              content: t('promotion.action.cancel'),
              destructive: true,
              onAction: () => {
                setAsking('cancel');
              },
            },
          ]
        : []),
      ...(phase === 'draft'
        ? [
            {
              content: t('promotion.action.delete'),
              destructive: true,
              onAction: () => {
                setAsking('delete');
              },
            },
          ]
        : []),
    ];
  }
}
