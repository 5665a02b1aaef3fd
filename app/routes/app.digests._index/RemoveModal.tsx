import { Modal, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
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
  return (
    <Modal
      open={recipient !== null}
      onClose={onClose}
      title={t('digests.remove.title')}
      primaryAction={{
        content: t('digests.remove.confirm'),
        destructive: true,
        loading: isBusy,
        onAction: () => {
          if (recipient) onConfirm(recipient);
        },
      }}
      secondaryActions={[{ content: t('action.cancel'), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p" breakWord>
          {t('digests.remove.text', { email: recipient?.email ?? '' })}
        </Text>
      </Modal.Section>
    </Modal>
  );
}
