import { Text } from '@shopify/polaris';
import type { SendingView } from '~/services/digest/views';
import { useTranslate } from './language';
import { Modal } from './Modal';

/** Asks whether a digest that may have arrived is to be sent once more. `null`: about none. */
export function SendAgainModal(props: {
  sending: SendingView | null;
  isBusy: boolean;
  onConfirm: (sending: SendingView) => void;
  onClose: () => void;
}) {
  const { sending, isBusy, onConfirm, onClose } = props;
  const t = useTranslate();
  if (sending === null) return null;
  return (
    <Modal
      title={t('digests.again.title')}
      primary={{
        label: t('digests.again'),
        isBusy,
        onPress: () => {
          onConfirm(sending);
        },
      }}
      onClose={onClose}
    >
      <Text as="p" breakWord>
        {t('digests.again.text', { email: sending.email })}
      </Text>
    </Modal>
  );
}
