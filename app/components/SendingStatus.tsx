import { Badge, Banner, BlockStack, Box, Button, Text } from '@shopify/polaris';
import type { SendingState, SendingView } from '~/services/digest/views';
import { useTranslate } from './language';

const TONES = {
  sending: 'info',
  sent: 'success',
  outbox: 'attention',
  unknown: 'attention',
  refused: 'warning',
} as const;

export function SendingBadge({ state }: { state: SendingState }) {
  const t = useTranslate();
  return (
    <Badge tone={TONES[state]} toneAndProgressLabelOverride={t('digests.state.label')}>
      {t(`digests.sending.${state}`)}
    </Badge>
  );
}

/** Why a digest has not, or may not have, arrived and what to do about it; nothing where it has. */
export function SendingTrouble(props: {
  sending: SendingView;
  isBusy: boolean;
  onSendAgain: () => void;
}) {
  const { sending, isBusy, onSendAgain } = props;
  const { state, messageId, response, delay, subject } = sending;
  const t = useTranslate();
  if (state === 'outbox') {
    return (
      <Banner tone="info">
        <p>{t('digests.outbox.text')}</p>
      </Banner>
    );
  }
  if (delay !== null) {
    return (
      <Banner tone="info">
        <BlockStack gap="200">
          <Text as="p">{t('digests.delayed.text')}</Text>
          <Text as="p" breakWord>
            {t('digests.recipient.response', { response: delay })}
          </Text>
        </BlockStack>
      </Banner>
    );
  }
  if (state !== 'unknown' && state !== 'refused') return null;
  return (
    <Banner tone={state === 'unknown' ? 'info' : 'warning'}>
      <BlockStack gap="200">
        <Text as="p" breakWord>
          {t(`digests.${state}.text`, { messageId })}
        </Text>
        {response !== null && (
          <Text as="p" breakWord>
            {t('digests.recipient.response', { response })}
          </Text>
        )}
        <Box>
          <Button
            accessibilityLabel={t('digests.again.for', { subject })}
            loading={isBusy}
            onClick={onSendAgain}
          >
            {t('digests.again')}
          </Button>
        </Box>
      </BlockStack>
    </Banner>
  );
}
