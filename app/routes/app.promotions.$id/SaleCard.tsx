import {
  Banner,
  BlockStack,
  Box,
  Button,
  InlineStack,
  Link,
  ProgressBar,
  Text,
} from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { Modal } from '~/components/Modal';
import { useCsvDownload } from '~/components/use-csv-download';
import { useSayValue } from '~/components/use-say-value';
import type { NotRestored, SaleView } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';

/** How far the prices are: being lowered, lowered, being put back; and which of them were not put back. */
export function SaleCard(props: {
  sale: SaleView;
  promotionId: string;
  isBusy: boolean;
  onRestore: (price: NotRestored) => void;
}) {
  const { sale, promotionId, isBusy, onRestore } = props;
  const t = useTranslate();
  const csv = useCsvDownload(`/app/promotions/${promotionId}/original-prices.csv`, {
    name: `original-prices-${promotionId}.csv`,
    failed: t('promotion.sale.csv.failed'),
  });
  return (
    <PlanCard title={t('promotion.card.sale')}>
      <Progress sale={sale} />
      {sale.notLowered > 0 && (
        <Text as="p">{t('promotion.sale.notLowered', { count: sale.notLowered })}</Text>
      )}
      {sale.leftOut.map(({ why, markets, variants }) => (
        <Text as="p" key={[why, ...markets].join()}>
          {t(`promotion.sale.why.${why}`, { markets, variants })}
        </Text>
      ))}
      {sale.notRestoredCount > 0 && (
        <NotRestoredList sale={sale} isBusy={isBusy} onRestore={onRestore} />
      )}
      <BlockStack gap="100">
        <InlineStack>
          <Button variant="plain" loading={csv.loading} onClick={csv.download}>
            {t('promotion.sale.csv')}
          </Button>
        </InlineStack>
        <Text as="p" tone="subdued">
          {t('promotion.sale.csv.help')}
        </Text>
      </BlockStack>
    </PlanCard>
  );
}

function Progress({ sale }: { sale: SaleView }) {
  const { state, isMissed, isHeldUp, lowered, wereLowered, putBack, notRestoredCount } = sale;
  const t = useTranslate();
  if (isMissed) {
    return (
      <Banner tone="warning" title={t('promotion.sale.missed.title')}>
        <p>{t('promotion.sale.missed.text')}</p>
      </Banner>
    );
  }
  const of = state === 'ending' ? putBack : lowered;
  const total = state === 'on' ? wereLowered : of.total;
  const isAtWork = state === 'starting' || state === 'ending';
  return (
    <BlockStack gap="200">
      <Text as="p">
        {state === null
          ? t('promotion.sale.state.none')
          : t(`promotion.sale.state.${state}`, { done: of.done, total, left: notRestoredCount })}
      </Text>
      {isAtWork && of.total > 0 && (
        <ProgressBar progress={Math.round((100 * of.done) / of.total)} size="small" />
      )}
      {isHeldUp && (
        <Banner tone="warning" title={t('promotion.sale.heldUp.title')}>
          <p>{t('promotion.sale.heldUp.text')}</p>
        </Banner>
      )}
    </BlockStack>
  );
}

function NotRestoredList(props: {
  sale: SaleView;
  isBusy: boolean;
  onRestore: (price: NotRestored) => void;
}) {
  const { sale, isBusy, onRestore } = props;
  const { notRestored, notRestoredCount } = sale;
  const t = useTranslate();
  const [asked, ask] = useState<NotRestored | null>(null);
  const say = useSayPrice();
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('promotion.sale.notRestored', { count: notRestoredCount })}
      </Text>
      <Text as="p">{t('promotion.sale.notRestored.text')}</Text>
      <BlockStack gap="300" as="ul">
        {notRestored.map((price) => (
          <Box as="li" key={price.changeId}>
            <PriceItem
              price={price}
              isBusy={isBusy}
              onRestore={() => {
                ask(price);
              }}
            />
          </Box>
        ))}
      </BlockStack>
      {notRestoredCount > notRestored.length && (
        <Text as="p" tone="subdued">
          {t('promotion.sale.notRestored.more', { count: notRestoredCount - notRestored.length })}
        </Text>
      )}
      {asked && (
        <Modal
          title={t('promotion.sale.restore.title')}
          primary={{
            label: t('promotion.sale.restore.action'),
            onPress: () => {
              onRestore(asked);
              ask(null);
            },
          }}
          onClose={() => {
            ask(null);
          }}
        >
          <Text as="p">
            {t('promotion.sale.restore.text', {
              found: say(asked.found),
              original: say(asked.original),
            })}
          </Text>
        </Modal>
      )}
    </BlockStack>
  );
}

function PriceItem(props: { price: NotRestored; isBusy: boolean; onRestore: () => void }) {
  const { price, isBusy, onRestore } = props;
  const { listingId, listingTitle: title, variant, market, original, found, isGone } = price;
  const t = useTranslate();
  const say = useSayPrice();
  return (
    <BlockStack gap="100">
      <InlineStack gap="200">
        <Link url={listingPath(listingId)} removeUnderline>
          {listingTitle(t, title ?? '')}
        </Link>
        {variant !== null && <Text as="span">{variant}</Text>}
        {market !== null && <Text as="span">{market}</Text>}
      </InlineStack>
      <Text as="p">{t('promotion.sale.original', { price: say(original) })}</Text>
      <Text as="p">
        {isGone ? t('promotion.sale.gone') : t('promotion.sale.found', { price: say(found) })}
      </Text>
      {!isGone && (
        <InlineStack>
          <Button variant="plain" disabled={isBusy} onClick={onRestore}>
            {t('promotion.sale.restore.action')}
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** What is in no price list follows the variant's own price. */
function useSayPrice(): (value: string | null) => string {
  const t = useTranslate();
  const sayValue = useSayValue();
  return (value) => (value === null ? t('promotion.sale.followsOwn') : sayValue('ownPrice', value));
}
