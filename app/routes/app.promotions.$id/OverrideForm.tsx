import { BlockStack, Box, Button, ButtonGroup, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useTranslate } from '~/components/language';
import { MAX_REASON_LENGTH } from './promotion-form';

/** A button that opens the question why to go on all the same. `describes`: what it is about, for who cannot see. */
export function OverrideForm(props: {
  label: string;
  describes: string;
  isBusy: boolean;
  onOverride: (reason: string) => void;
}) {
  const { label, describes, isBusy, onOverride } = props;
  const t = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const [reason, setReason] = useState('');
  const lacksReason = reason.trim() === '';

  if (!isOpen) {
    return (
      <Box>
        <Button
          variant="plain"
          accessibilityLabel={t('promotion.override.openFor', { label, describes })}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {label}
        </Button>
      </Box>
    );
  }
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        setWasSent(true);
        if (!lacksReason) onOverride(reason);
      }}
    >
      <BlockStack gap="200">
        <TextField
          label={t('promotion.override.reason')}
          autoComplete="off"
          autoFocus
          requiredIndicator
          maxLength={MAX_REASON_LENGTH}
          value={reason}
          error={wasSent && lacksReason ? t('promotion.override.reasonMissing') : undefined}
          onChange={setReason}
        />
        <ButtonGroup>
          <Button submit loading={isBusy}>
            {t('promotion.override.confirm')}
          </Button>
          <Button
            variant="plain"
            onClick={() => {
              setIsOpen(false);
            }}
          >
            {t('action.cancel')}
          </Button>
        </ButtonGroup>
      </BlockStack>
    </form>
  );
}
