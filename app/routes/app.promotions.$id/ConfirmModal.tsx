import { Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';

/** Asks before something is cancelled or deleted. */
export function ConfirmModal(props: {
  kind: 'cancel' | 'delete';
  /** Of sale prices. */
  isSale: boolean;
  isRunning: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { kind, isSale, isRunning, isBusy, onConfirm, onClose } = props;
  const t = useTranslate();
  return (
    <Modal
      title={t(`promotion.confirm.${kind}.title`)}
      primary={{
        label: t(`promotion.confirm.${kind}.action`),
        onPress: onConfirm,
        isBusy,
        isDestructive: true,
      }}
      closeLabel={t('promotion.confirm.keep')}
      onClose={onClose}
    >
      <Text as="p">
        {kind === 'cancel'
          ? t(`promotion.confirm.cancel.${whatEnds(isSale, isRunning)}`)
          : t('promotion.confirm.delete.text')}
      </Text>
    </Modal>
  );
}

function whatEnds(isSale: boolean, isRunning: boolean) {
  if (isRunning) return isSale ? 'runningSale' : 'running';
  return isSale ? 'sale' : 'text';
}
