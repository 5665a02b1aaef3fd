import { BlockStack, Card, Text } from '@shopify/polaris';
import { useId, type ReactNode } from 'react';

/** One part of the plan, under its heading. */
export function PlanCard({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card>
      <section aria-labelledby={id}>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd" id={id}>
            {title}
          </Text>
          {children}
        </BlockStack>
      </section>
    </Card>
  );
}
