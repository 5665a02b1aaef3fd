import {
  BlockStack,
  Box,
  Button,
  ButtonGroup,
  InlineError,
  Select,
  TextField,
} from '@shopify/polaris';
import { useId, useState } from 'react';
import { MAX_IGNORE_REASON_LENGTH } from '~/core/audit/ignoring';
import type { FindingView } from '~/services/audit/views';
import { useTranslate } from './language';
import type { IgnoreDraft, IgnoringState } from './use-ignoring';

/** A button that opens the question why, and until when, a finding is not to be fixed. */
export function IgnoreForm({
  finding,
  ignoring,
}: {
  finding: FindingView;
  ignoring: IgnoringState;
}) {
  const t = useTranslate();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [wasSent, setWasSent] = useState(false);
  const [draft, setDraft] = useState<IgnoreDraft>({
    reason: '',
    until: finding.hasText ? 'textChanges' : 'forGood',
    day: '',
  });

  if (!isOpen) {
    return (
      <Box>
        <Button
          variant="plain"
          accessibilityLabel={t('listing.ignore.openFor', {
            finding: t(finding.message.id, finding.message.data),
          })}
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('listing.ignore.open')}
        </Button>
      </Box>
    );
  }

  const lacksReason = draft.reason.trim() === '';
  const lacksDay = draft.until === 'date' && draft.day === '';
  const untils = [
    ...(finding.hasText ? (['textChanges'] as const) : []),
    'date',
    'forGood',
  ] as const;

  function submit() {
    setWasSent(true);
    if (lacksReason || lacksDay) return;
    ignoring.ignore(finding, draft);
  }

  return (
    <Box paddingBlock="200">
      <form
        aria-label={t('listing.ignore.open')}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setIsOpen(false);
        }}
      >
        <BlockStack gap="300">
          <TextField
            label={t('listing.ignore.reason')}
            autoComplete="off"
            autoFocus
            requiredIndicator
            maxLength={MAX_IGNORE_REASON_LENGTH}
            value={draft.reason}
            error={wasSent && lacksReason ? t('listing.ignore.reasonMissing') : undefined}
            onChange={(reason) => {
              setDraft({ ...draft, reason });
            }}
          />
          <Select
            label={t('listing.ignore.until')}
            options={untils.map((value) => ({ value, label: t(`listing.ignore.until.${value}`) }))}
            value={draft.until}
            onChange={(value) => {
              const until = untils.find((each) => each === value);
              if (until) setDraft({ ...draft, until });
            }}
          />
          {draft.until === 'date' && (
            <TextField
              label={t('listing.ignore.day')}
              type="date"
              autoComplete="off"
              value={draft.day}
              error={wasSent && lacksDay ? t('listing.ignore.dayMissing') : undefined}
              onChange={(day) => {
                setDraft({ ...draft, day });
              }}
            />
          )}
          {ignoring.error && (
            <InlineError fieldID={id} message={t(ignoring.error.id, ignoring.error.data)} />
          )}
          <ButtonGroup>
            <Button submit loading={ignoring.busy}>
              {t('listing.ignore.confirm')}
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
    </Box>
  );
}
