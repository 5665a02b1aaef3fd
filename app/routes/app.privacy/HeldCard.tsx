import { BlockStack, Card, Text } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import type { HeldDataView } from '~/services/store/views';

const BYTES_IN_A_MEGABYTE = 1_000_000;
/** Below a tenth of a megabyte the estimate tells nothing. */
const LEAST_MEGABYTES = 0.1;

type Held = HeldDataView['held'][number];

/** What is kept, how much of it, and how far it reaches back. */
export function HeldCard({ view }: { view: HeldDataView }) {
  const t = useTranslate();
  return (
    <Card>
      <BlockStack gap="400">
        {view.held.map((held) => (
          <BlockStack key={held.kind} gap="050">
            <Text as="h3" variant="headingSm">
              {t(`privacy.held.${held.kind}.title`)}
            </Text>
            <Text as="p">
              <HowMuch held={held} installedAt={view.installedAt} />
            </Text>
            <Text as="p" tone="subdued">
              {t(`privacy.held.${held.kind}.text`)}
            </Text>
          </BlockStack>
        ))}
        <Text as="p">{t('privacy.notHeld')}</Text>
        <Text as="p" tone="subdued">
          {t('privacy.size.help')}
        </Text>
      </BlockStack>
    </Card>
  );
}

function HowMuch({ held, installedAt }: { held: Held; installedAt: string | null }) {
  const t = useTranslate();
  const format = useFormatter();
  const { kind, count, isMore, bytes } = held;
  if (count === 0) return t('privacy.none');
  const since = held.reachesBackTo ?? installedAt;
  const megabytes = bytes === null ? null : bytes / BYTES_IN_A_MEGABYTE;
  return [
    isMore ? t('privacy.moreThan', { count }) : t(`privacy.held.${kind}.count`, { count }),
    since !== null && t('privacy.since', { date: format.date(since) }),
    megabytes !== null &&
      (megabytes < LEAST_MEGABYTES
        ? t('privacy.size.small')
        : t('privacy.size.about', { megabytes: Math.round(megabytes * 10) / 10 })),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
