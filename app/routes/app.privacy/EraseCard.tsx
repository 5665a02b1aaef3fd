import { Banner, BlockStack, Box, Button, Card, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import type { EraseIntent } from './privacy-form';
import type { useErasing } from './use-erasing';

const PARTS = [
  ['eraseOrders', 'orders'],
  ['eraseAll', 'all'],
] as const satisfies [EraseIntent, string][];

/** Deleting parts or everything, each explained and asked about. */
export function EraseCard({ erasing }: { erasing: ReturnType<typeof useErasing> }) {
  const t = useTranslate();
  const { asked, whyNot, isBusy } = erasing;
  const part = PARTS.find(([intent]) => intent === asked)?.[1];
  return (
    <Card>
      <BlockStack gap="400">
        {whyNot && (
          <Banner tone="critical">
            <p>{t(whyNot.id, whyNot.data)}</p>
          </Banner>
        )}
        {PARTS.map(([intent, each]) => (
          <BlockStack key={each} gap="200">
            <Text as="h3" variant="headingSm">
              {t(`privacy.erase.${each}.title`)}
            </Text>
            <Text as="p" tone="subdued">
              {t(`privacy.erase.${each}.text`)}
            </Text>
            <Box>
              <Button
                tone="critical"
                disabled={isBusy}
                onClick={() => {
                  erasing.ask(intent);
                }}
              >
                {t(`privacy.erase.${each}.action`)}
              </Button>
            </Box>
          </BlockStack>
        ))}
        {asked !== null && part !== undefined && (
          <Modal
            title={t(`privacy.erase.${part}.ask`)}
            primary={{
              label: t(`privacy.erase.${part}.confirm`),
              isBusy,
              isDestructive: true,
              onPress: () => {
                erasing.confirm(asked);
              },
            }}
            onClose={erasing.cancel}
          >
            <Text as="p">{t(`privacy.erase.${part}.asked`)}</Text>
          </Modal>
        )}
      </BlockStack>
    </Card>
  );
}
