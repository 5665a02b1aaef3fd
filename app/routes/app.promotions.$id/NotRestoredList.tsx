import { BlockStack, Box, Button, InlineStack, Link, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { listingPath, listingTitle } from '~/components/listing-links';
import { Modal } from '~/components/Modal';
import { useSayValue } from '~/components/use-say-value';
import type { NotRestored, SaleView } from '~/services/promotions/views';

export interface Deciding {
  restore: (price: NotRestored) => void;
  /** `null`: all of them. */
  keep: (price: NotRestored | null) => void;
}

/** What is asked once more before it is done. */
type Asked = { kind: 'restore' | 'keep'; price: NotRestored } | { kind: 'keepAll' };

/** Prices that somebody changed meanwhile: each is put back, or kept. */
export function NotRestoredList(props: { sale: SaleView; isBusy: boolean; deciding: Deciding }) {
  const { sale, isBusy, deciding } = props;
  const { notRestored, notRestoredCount } = sale;
  const t = useTranslate();
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t('promotion.sale.notRestored', { count: notRestoredCount })}
      </Text>
      <Text as="p">{t('promotion.sale.notRestored.text', { count: notRestoredCount })}</Text>
      <BlockStack gap="300" as="ul">
        {notRestored.map((price) => (
          <Box as="li" key={price.changeId}>
            <PriceItem price={price} isBusy={isBusy} ask={ask} />
          </Box>
        ))}
      </BlockStack>
      {notRestoredCount > notRestored.length && (
        <Text as="p" tone="subdued">
          {t('promotion.sale.notRestored.more', { count: notRestoredCount - notRestored.length })}
        </Text>
      )}
      {notRestoredCount > 1 && (
        <InlineStack>
          <Button
            disabled={isBusy}
            onClick={() => {
              ask({ kind: 'keepAll' });
            }}
          >
            {t('promotion.sale.keepAll.action')}
          </Button>
        </InlineStack>
      )}
      {asked && <AskedModal asked={asked} count={notRestoredCount} deciding={deciding} ask={ask} />}
    </BlockStack>
  );
}

function PriceItem(props: { price: NotRestored; isBusy: boolean; ask: (asked: Asked) => void }) {
  const { price, isBusy, ask } = props;
  const { listingId, listingTitle: title, variant, market, original, found, isGone } = price;
  const t = useTranslate();
  const say = useSayPrice();
  const button = (kind: 'restore' | 'keep', label: string) => (
    <Button
      variant="plain"
      disabled={isBusy}
      onClick={() => {
        ask({ kind, price });
      }}
    >
      {label}
    </Button>
  );
  return (
    <BlockStack gap="100">
      <InlineStack gap="200">
        <Link url={listingPath(listingId)}>{listingTitle(t, title ?? '')}</Link>
        {variant !== null && <Text as="span">{variant}</Text>}
        {market !== null && <Text as="span">{market}</Text>}
      </InlineStack>
      <Text as="p">{t('promotion.sale.original', { price: say(original) })}</Text>
      <Text as="p">
        {isGone ? t('promotion.sale.gone') : t('promotion.sale.found', { price: say(found) })}
      </Text>
      <InlineStack gap="300">
        {!isGone && button('restore', t('promotion.sale.restore.action'))}
        {button('keep', t(isGone ? 'promotion.sale.forget.action' : 'promotion.sale.keep.action'))}
      </InlineStack>
    </BlockStack>
  );
}

function AskedModal(props: {
  asked: Asked;
  count: number;
  deciding: Deciding;
  ask: (asked: null) => void;
}) {
  const { asked, count, deciding, ask } = props;
  const t = useTranslate();
  const say = useSayPrice();
  const name = asked.kind === 'keep' && asked.price.isGone ? ('forget' as const) : asked.kind;
  const prices =
    asked.kind === 'keepAll'
      ? { found: '', original: '' }
      : { found: say(asked.price.found), original: say(asked.price.original) };
  return (
    <Modal
      title={t(`promotion.sale.${name}.title`, { count })}
      primary={{
        label: t(`promotion.sale.${name}.action`),
        onPress: () => {
          if (asked.kind === 'restore') deciding.restore(asked.price);
          else deciding.keep(asked.kind === 'keep' ? asked.price : null);
          ask(null);
        },
      }}
      onClose={() => {
        ask(null);
      }}
    >
      <Text as="p">{t(`promotion.sale.${name}.text`, { count, ...prices })}</Text>
    </Modal>
  );
}

/** What is in no price list follows the variant's own price. */
function useSayPrice(): (value: string | null) => string {
  const t = useTranslate();
  const sayValue = useSayValue();
  return (value) => (value === null ? t('promotion.sale.followsOwn') : sayValue('ownPrice', value));
}
