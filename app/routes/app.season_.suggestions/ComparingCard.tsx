import { useRevalidator } from '@remix-run/react';
import { BlockStack, Card, InlineStack, Spinner, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import { useTranslate } from '~/components/language';

const ASK_AGAIN_MS = 1_000;

/** A large store's orders take a moment to compare: says so, and looks again until they are. */
export function ComparingCard() {
  const t = useTranslate();
  const { revalidate, state } = useRevalidator();

  useEffect(() => {
    if (state !== 'idle') return;
    const timer = setTimeout(revalidate, ASK_AGAIN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [state, revalidate]);

  return (
    <Card>
      <InlineStack gap="300" blockAlign="center" wrap={false}>
        <Spinner size="small" accessibilityLabel={t('suggestions.comparing.title')} />
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('suggestions.comparing.title')}
          </Text>
          <Text as="p" tone="subdued">
            {t('suggestions.comparing.text')}
          </Text>
        </BlockStack>
      </InlineStack>
    </Card>
  );
}
