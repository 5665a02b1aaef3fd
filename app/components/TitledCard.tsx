import { BlockStack, Card, Text, type BlockStackProps } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** A card that says what it is, and in a line or two what for. */
export function TitledCard(props: {
  title: string;
  text?: string | undefined;
  gap?: BlockStackProps['gap'];
  children: ReactNode;
}) {
  const { title, text, gap = '400', children } = props;
  const heading = (
    <Text as="h2" variant="headingMd">
      {title}
    </Text>
  );
  return (
    <Card>
      <BlockStack gap={gap}>
        {text === undefined ? (
          heading
        ) : (
          <BlockStack gap="100">
            {heading}
            <Text as="p" tone="subdued">
              {text}
            </Text>
          </BlockStack>
        )}
        {children}
      </BlockStack>
    </Card>
  );
}
