import { BlockStack, Box, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { ListingWasPrices } from '~/services/changes/views';

/** Prices of a listing's variants as they are, and what their history bears, or what is written. */
export function WasPriceLines(props: { of: 'borne' | 'written'; listing: ListingWasPrices }) {
  const { of, listing } = props;
  const t = useTranslate();
  const currency = listing.currency ?? '';
  return (
    <Box paddingInlineStart={of === 'borne' ? '600' : '0'}>
      <BlockStack>
        {listing.lines.map(({ variants, price, compareAt, after }) => {
          const amounts = {
            variants,
            price: { amount: price, currency },
            compareAt: { amount: compareAt, currency },
          };
          return (
            <Text as="p" tone="subdued" key={[price, compareAt, after].join()}>
              {after === null
                ? t(`bulk.compareAt.${of}.none`, amounts)
                : t(`bulk.compareAt.${of}`, { ...amounts, after: { amount: after, currency } })}
            </Text>
          );
        })}
        {listing.more > 0 && (
          <Text as="p" tone="subdued">
            {t('bulk.compareAt.more', { count: listing.more })}
          </Text>
        )}
      </BlockStack>
    </Box>
  );
}
