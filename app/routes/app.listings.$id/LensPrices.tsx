import { BlockStack, InlineStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Lens } from '~/core/lens/lens';

const SHOWN_AT_FIRST = 4;

/** What buyers there are asked for, in their currency. */
export function LensPrices({ lens }: { lens: Lens }) {
  const t = useTranslate();
  const { prices, pricesNotRead } = lens;
  const more = prices.length - SHOWN_AT_FIRST;
  return (
    <BlockStack gap="100">
      {prices.slice(0, SHOWN_AT_FIRST).map(({ price, variants, example }, index) => (
        <InlineStack key={index} gap="200" blockAlign="baseline">
          <Text as="span" variant="headingMd">
            {t('lens.price', { price: price.price })}
          </Text>
          {price.compareAt !== null && (
            <Text as="span" tone="subdued">
              {t('lens.price.compareAt', { compareAt: price.compareAt })}
            </Text>
          )}
          {prices.length > 1 && (
            <Text as="span" tone="subdued">
              {variants === 1 && example !== null
                ? example
                : t('lens.price.variants', { count: variants })}
            </Text>
          )}
        </InlineStack>
      ))}
      {more > 0 && (
        <Text as="p" tone="subdued">
          {t('lens.price.more', { count: more })}
        </Text>
      )}
      {pricesNotRead > 0 && (
        <Text as="p" tone="subdued">
          {t('lens.price.notRead', { count: pricesNotRead, isAll: prices.length === 0 })}
        </Text>
      )}
    </BlockStack>
  );
}
