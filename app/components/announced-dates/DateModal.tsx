import { Banner, ChoiceList, FormLayout, Select, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import type { Message } from '~/core/audit/outcome';
import {
  ANNOUNCED_KINDS,
  MAX_NAME_LENGTH,
  MAX_SOURCE_LENGTH,
  type AnnouncedDateErrors,
  type AnnouncedDateField,
} from '~/core/calendar/announced-dates';
import { AUDIENCES } from '~/core/listing/audience';
import type { DateDraft } from './use-announced-dates';

export function DateModal(props: {
  draft: DateDraft;
  errors: AnnouncedDateErrors;
  invalid: Message | null;
  busy: boolean;
  onChange: (change: Partial<DateDraft>) => void;
  onSave: () => void;
  onClose: () => void;
}) {
  const { draft, errors, invalid, busy, onChange, onSave, onClose } = props;
  const t = useTranslate();
  const errorOf = (field: AnnouncedDateField) => {
    const error = errors[field];
    return error && t(error.id, error.data);
  };
  return (
    <Modal
      title={t(draft.id === null ? 'season.announced.addTitle' : 'season.announced.editTitle')}
      primary={{ label: t('action.save'), onPress: onSave, isBusy: busy }}
      onClose={onClose}
    >
      <FormLayout>
        {invalid && (
          <Banner tone="critical">
            <p>{t(invalid.id, invalid.data)}</p>
          </Banner>
        )}
        <Select
          label={t('season.announced.kind')}
          options={ANNOUNCED_KINDS.map((value) => ({
            value,
            label: t(`season.announced.kind.${value}`),
          }))}
          value={draft.kind}
          error={errorOf('kind')}
          onChange={(kind) => {
            onChange(kind === 'construction-holiday' ? { kind, audiences: ['QC'] } : { kind });
          }}
        />
        <TextField
          label={t('season.announced.name')}
          helpText={t('season.announced.name.help')}
          autoComplete="off"
          maxLength={MAX_NAME_LENGTH}
          value={draft.name}
          error={errorOf('name')}
          onChange={(name) => {
            onChange({ name });
          }}
        />
        <ChoiceList
          title={t('label.audience')}
          allowMultiple
          choices={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
          selected={[...draft.audiences]}
          error={errorOf('audiences')}
          onChange={(audiences) => {
            onChange({ audiences });
          }}
        />
        <FormLayout.Group>
          <TextField
            label={t('season.announced.start')}
            type="date"
            autoComplete="off"
            value={draft.start}
            error={errorOf('start')}
            onChange={(start) => {
              onChange({ start });
            }}
          />
          <TextField
            label={t('season.announced.end')}
            helpText={t('season.announced.end.help')}
            type="date"
            autoComplete="off"
            value={draft.end}
            error={errorOf('end')}
            onChange={(end) => {
              onChange({ end });
            }}
          />
        </FormLayout.Group>
        <TextField
          label={t('season.announced.source')}
          helpText={t('season.announced.source.help')}
          autoComplete="off"
          maxLength={MAX_SOURCE_LENGTH}
          value={draft.source}
          error={errorOf('source')}
          onChange={(source) => {
            onChange({ source });
          }}
        />
      </FormLayout>
    </Modal>
  );
}
