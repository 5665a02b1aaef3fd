import { useRevalidator } from '@remix-run/react';
import { BlockStack, Card, InlineStack, Spinner, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useTranslate } from './language';

const ASK_AGAIN_MS = 1_000;
/** Longer than the largest store that was tried takes. */
const LONG_MS = 120_000;

/** A job works out what belongs here: says so, and looks again until it is there. */
export function WorkingCard({ title, text }: { title: string; text: string }) {
  const { revalidate, state } = useRevalidator();
  const isLong = useIsLong();
  const t = useTranslate();

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
        <Spinner size="small" accessibilityLabel={title} />
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <Text as="p" tone="subdued">
            {text}
          </Text>
          {isLong && <Text as="p">{t('working.long')}</Text>}
        </BlockStack>
      </InlineStack>
    </Card>
  );
}

function useIsLong(): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, LONG_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isLong;
}
