import { Modal, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';

/** Asks before something is cancelled or deleted. */
export function ConfirmModal(props: {
  kind: 'cancel' | 'delete';
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { kind, isBusy, onConfirm, onClose } = props;
  const t = useTranslate();
  return (
    <Modal
      open
      title={t(`promotion.confirm.${kind}.title`)}
      onClose={onClose}
      primaryAction={{
        content: t(`promotion.confirm.${kind}.action`),
        onAction: onConfirm,
        loading: isBusy,
        destructive: true,
      }}
      secondaryActions={[{ content: t('promotion.confirm.keep'), onAction: onClose }]}
    >
      <Modal.Section>
        <Text as="p">{t(`promotion.confirm.${kind}.text`)}</Text>
      </Modal.Section>
    </Modal>
  );
}
