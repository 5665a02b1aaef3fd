import { Modal, Text } from '@shopify/polaris';
import type { SendingView } from '~/services/digest/views';
import { useTranslate } from './language';

/** Asks whether a digest that may have arrived is to be sent once more. `null`: about none. */
export function SendAgainModal(props: {
  sending: SendingView | null;
  isBusy: boolean;
  onConfirm: (sending: SendingView) => void;
  onClose: () => void;
}) {
  const { sending, isBusy, onConfirm, onClose } = props;
  const t = useTranslate();
  return (
    <Modal
      open={sending !== null}
      onClose={onClose}
      title={t('digests.again.title')}
      primaryAction={{
        content: t('digests.again'),
        loading: isBusy,
        onAction: () => {
          if (sending) onConfirm(sending);
        },
      }}
      secondaryActions={[{ content: t('action.cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p" breakWord>
          {t('digests.again.text', { email: sending?.email ?? '' })}
        </Text>
      </Modal.Section>
    </Modal>
  );
}
