import { BlockStack, Layout, Page } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { usePageActions } from '~/components/PageActions';
import { PhaseBadge } from '~/components/PhaseBadge';
import { SaveBar } from '~/components/SaveBar';
import { useStoreFormatter } from '~/components/use-store-formatter';
import type { Formatter } from '~/locales/format';
import { AskedModal } from './AskedModal';
import { CopiedBanner } from './CopiedBanner';
import { DecisionCards } from './DecisionCards';
import { HistoryCard } from './HistoryCard';
import { NotReadyBanner } from './NotReadyBanner';
import { primaryAction, secondaryActions } from './page-actions';
import { PlanForm } from './PlanForm';
import { PricesCard } from './PricesCard';
import { SaleCard } from './SaleCard';
import { SalePricesCard } from './SalePricesCard';
import { StatusBanner } from './StatusBanner';
import {
  usePromotionPage,
  type PromotionPageProps,
  type PromotionPageState,
} from './use-promotion-page';

export function PromotionPage(props: PromotionPageProps) {
  const state = usePromotionPage(props);
  const { promotion, phase, isReadOnly, isChanged, isBusy } = state;
  const t = useTranslate();
  const format = useStoreFormatter(props.plan.store.timeZone);
  return (
    <Page
      title={promotion?.name ?? t('promotion.new')}
      titleMetadata={promotion && <PhaseBadge phase={phase} />}
      backAction={{ content: t('promotions.title'), url: '/app/promotions' }}
      primaryAction={primaryAction(state, t)}
      secondaryActions={usePageActions(secondaryActions(state, t))}
    >
      <SaveBar
        id="promotion-save-bar"
        shown={!isReadOnly && isChanged}
        busy={isBusy}
        onSave={state.save}
        onDiscard={state.discard}
      />
      <AskedModal state={state} format={format} />
      <Cards state={state} format={format} />
    </Page>
  );
}

function Cards({ state, format }: { state: PromotionPageState; format: Formatter }) {
  const { plan, promotion, phase, previewing, answer, fields, isBusy, send } = state;
  const isSale = fields.draft.kind === 'salePrices';
  const { sale } = promotion ?? {};
  // Once prices were touched, they come before what was planned.
  const isBegun = sale != null && (sale.state !== null || sale.isMissed);
  return (
    <BlockStack gap="400">
      <StatusBanner
        phase={phase}
        failure={promotion?.failure ?? null}
        answer={answer}
        hasErrors={Object.keys(fields.errors).length > 0}
        isBusy={isBusy}
        onTryAgain={() => {
          send({ intent: 'resume' });
        }}
      />
      {promotion?.copied && <CopiedBanner copied={promotion.copied} format={format} />}
      {phase === 'scheduled' && promotion?.atStart && (
        <NotReadyBanner atStart={promotion.atStart} startsAt={promotion.startsAt} format={format} />
      )}
      {isBegun && <Sale state={state} />}
      <Layout>
        <Layout.Section>
          <PlanForm state={state} />
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <DecisionCards state={state} />
        </Layout.Section>
        <Layout.Section variant="fullWidth">
          <BlockStack gap="400">
            {!isBegun && <Sale state={state} />}
            {isSale ? (
              // What is on already is not lowered once more.
              phase !== 'running' &&
              phase !== 'ended' && (
                <SalePricesCard
                  preview={previewing.preview}
                  isLoading={previewing.isLoading}
                  format={format}
                  onPage={previewing.showPage}
                />
              )
            ) : (
              <PricesCard
                preview={previewing.preview}
                isLoading={previewing.isLoading}
                trigger={fields.draft.triggerKind}
                currency={plan.store.currency}
                format={format}
                onPage={previewing.showPage}
              />
            )}
            {promotion && <HistoryCard history={promotion.history} isSale={isSale} />}
          </BlockStack>
        </Layout.Section>
      </Layout>
    </BlockStack>
  );
}

function Sale({ state: { promotion, isBusy, send } }: { state: PromotionPageState }) {
  if (!promotion?.sale) return null;
  return (
    <SaleCard
      sale={promotion.sale}
      promotionId={promotion.id}
      isBusy={isBusy}
      deciding={{
        restore: ({ changeId, found: shown }) => {
          send({ intent: 'restorePrice', changeId, shown });
        },
        keep: (price) => {
          send({ intent: 'keepPrices', changeId: price && price.changeId });
        },
      }}
    />
  );
}
