import { BlockStack } from '@shopify/polaris';
import { ReasonsCard } from './ReasonsCard';
import { ShopifyCard } from './ShopifyCard';
import { StartCard } from './StartCard';
import type { PromotionPageState } from './use-promotion-page';

/** What stands in the plan's way and what Shopify has of it, each with what to decide. */
export function DecisionCards({ state }: { state: PromotionPageState }) {
  const { promotion, phase, revision, previewing, isBusy, send } = state;
  const plan = state.fields.draft;
  return (
    <BlockStack gap="400">
      {phase !== 'ended' && !promotion?.hasRun && (
        <ReasonsCard
          preview={previewing.preview}
          isLoading={previewing.isLoading}
          whole={previewing.whole}
          deciding={{
            isBusy,
            override: promotion
              ? (choice, reason) => {
                  send({ intent: 'override', plan, revision, choice, reason });
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
      {promotion?.atStart && (
        <StartCard
          // What is kept takes the place of what was chosen.
          key={promotion.atStart.whenNotReady}
          atStart={promotion.atStart}
          isScheduled={phase === 'scheduled'}
          isBusy={isBusy}
          onChoose={(whenNotReady) => {
            send({ intent: 'whenNotReady', revision, whenNotReady });
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
  );
}
