import { BlockStack, List, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { reasonKey, reasonName } from '~/core/returns/return-reason';
import type { ReturnsOfRow } from '~/services/packing/views';

/** What came back and why, or why nobody can tell, and what to look at. */
export function ReturnsText({ returns }: { returns: ReturnsOfRow }) {
  const t = useTranslate();
  if (returns.known === 'nothing') return <Subdued text={t('packing.returns.nothing')} />;
  if (returns.known === 'tooFew') {
    const { orders, expected } = returns;
    return <Subdued text={t('packing.returns.tooFew', { orders, expected })} />;
  }
  const { share, orders, reasons, lookAt } = returns;
  return (
    <BlockStack gap="200">
      <Text as="p">{t('packing.returns.share', { share, orders })}</Text>
      {reasons.length === 0 ? (
        share > 0 && <Subdued text={t('packing.returns.noReasons')} />
      ) : (
        <List>
          {reasons.map((each) => (
            <List.Item key={each.reason}>
              {t('packing.reason', {
                reason: reasonKey(each.reason),
                reasonName: reasonName(each.reason),
                share: each.share,
              })}
            </List.Item>
          ))}
        </List>
      )}
      {lookAt.map((each) => (
        <Text key={each} as="p" fontWeight="semibold">
          {t(`packing.lookAt.${each}`)}
        </Text>
      ))}
    </BlockStack>
  );
}

function Subdued({ text }: { text: string }) {
  return (
    <Text as="p" tone="subdued">
      {text}
    </Text>
  );
}
