import { BlockStack, Box, Button, ButtonGroup, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { PromotionView } from '~/services/promotions/views';
import { PlanCard } from './PlanCard';

/** The discounts in Shopify, and what somebody changed there, with the choice between the two. */
export function ShopifyCard(props: {
  discounts: PromotionView['discounts'];
  isBusy: boolean;
  onAccept: () => void;
  onRestore: () => void;
}) {
  const { discounts, isBusy, onAccept, onRestore } = props;
  const t = useTranslate();
  if (discounts.length === 0) return null;
  const isChanged = discounts.some(({ changed }) => changed !== null);
  return (
    <PlanCard title={t('promotion.card.shopify')}>
      <BlockStack gap="200" as="ul">
        {discounts.map((discount) => (
          <Box as="li" key={discount.position}>
            <Discount discount={discount} />
          </Box>
        ))}
      </BlockStack>
      {isChanged && (
        <BlockStack gap="200">
          <Text as="p">{t('promotion.shopify.changed')}</Text>
          <ButtonGroup>
            <Button loading={isBusy} onClick={onAccept}>
              {t('promotion.shopify.accept')}
            </Button>
            <Button loading={isBusy} onClick={onRestore}>
              {t('promotion.shopify.restore')}
            </Button>
          </ButtonGroup>
        </BlockStack>
      )}
    </PlanCard>
  );
}

function Discount({ discount }: { discount: PromotionView['discounts'][number] }) {
  const t = useTranslate();
  const { title, adminUrl, changed } = discount;
  return (
    <BlockStack gap="050">
      {adminUrl === null ? (
        <Text as="span">{t('promotion.shopify.notMade', { title })}</Text>
      ) : (
        <Link url={adminUrl} target="_top">
          {title}
        </Link>
      )}
      {changed && (
        <Text as="p">
          {changed.gone
            ? t('promotion.shopify.gone')
            : changed.terms === null
              ? t('promotion.shopify.unreadable')
              : t('promotion.shopify.differs', {
                  fields: changed.fields.map((field) => t(`promotion.discountField.${field}`)),
                })}
        </Text>
      )}
    </BlockStack>
  );
}
