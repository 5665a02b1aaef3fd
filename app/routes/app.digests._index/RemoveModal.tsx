import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import type { RecipientView } from '~/services/digest/views';

/** `recipient`: the one to be removed; `null`: none. */
export function RemoveModal(props: {
  recipient: RecipientView | null;
  isBusy: boolean;
  onConfirm: (recipient: RecipientView) => void;
  onClose: () => void;
}) {
  const { recipient, isBusy, onConfirm, onClose } = props;
  const t = useTranslate();
  if (recipient === null) return null;
  return (
    <Modal
      title={t('digests.remove.title')}
      primary={{
        label: t('digests.remove.confirm'),
        isDestructive: true,
        isBusy,
        onPress: () => {
          onConfirm(recipient);
        },
      }}
      onClose={onClose}
    >
      <Text as="p" breakWord>
        {t('digests.remove.text', { email: recipient.email })}
      </Text>
    </Modal>
  );
}
