import { ChoiceList, FormLayout, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { errorsIn } from '~/components/answers';
import { useFormatter, useTranslate } from '~/components/language';
import { Modal } from '~/components/Modal';
import { AUDIENCES } from '~/core/listing/audience';
import { DIGEST_LANGUAGES, WEEKDAYS, type RecipientInput } from '~/core/digest/recipient';
import { AnswerBanner } from './AnswerBanner';
import type { DigestsAnswer } from './digests-answer';
import { HOURS } from './recipient-form';

/** Asks for a recipient, or for changes of one. Make it anew (`key`) for each recipient. */
export function RecipientModal(props: {
  /** What the fields hold at first. */
  initial: RecipientInput;
  isNew: boolean;
  timeZone: string;
  /** To what was saved before. */
  answer: DigestsAnswer | null;
  isBusy: boolean;
  onSave: (input: RecipientInput) => void;
  onClose: () => void;
}) {
  const { initial, isNew, timeZone, answer, isBusy, onSave, onClose } = props;
  const t = useTranslate();
  const format = useFormatter();
  const [draft, setDraft] = useState(initial);
  const change = (part: Partial<RecipientInput>) => {
    setDraft({ ...draft, ...part });
  };
  const errorOf = (field: keyof RecipientInput) => {
    const error = errorsIn(answer)[field];
    return error && t(error.id, error.data);
  };
  const save = () => {
    onSave(draft);
  };

  return (
    <Modal
      title={t(isNew ? 'digests.form.add' : 'digests.form.change')}
      primary={{ label: t('action.save'), onPress: save, isBusy }}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <FormLayout>
          {answer?.intent === 'change' && <AnswerBanner answer={answer} />}
          <TextField
            label={t('digests.form.email')}
            type="email"
            autoComplete="email"
            disabled={!isNew}
            helpText={isNew ? undefined : t('digests.form.emailStays')}
            value={draft.email}
            error={errorOf('email')}
            onChange={(email) => {
              change({ email });
            }}
          />
          <Select
            label={t('digests.form.language')}
            options={DIGEST_LANGUAGES.map((value) => ({
              value,
              label: t(`digests.language.${value}`),
            }))}
            value={draft.language}
            error={errorOf('language')}
            onChange={(value) => {
              change({ language: value === 'fr' ? 'fr' : 'en' });
            }}
          />
          <FormLayout.Group condensed>
            <Select
              label={t('digests.form.weekday')}
              options={WEEKDAYS.map((value) => ({
                value: String(value),
                label: t(`digest.weekday.${value}`),
              }))}
              value={String(draft.weekday)}
              error={errorOf('weekday')}
              onChange={(value) => {
                change({ weekday: WEEKDAYS.find((day) => String(day) === value) ?? 1 });
              }}
            />
            <Select
              label={t('digests.form.hour')}
              options={HOURS.map((value) => ({
                value: String(value),
                label: format.hour(value),
              }))}
              value={String(draft.hour)}
              error={errorOf('hour')}
              helpText={t('digests.form.hourHelp', { timeZone: format.timeZone(timeZone) })}
              onChange={(value) => {
                change({ hour: Number(value) });
              }}
            />
          </FormLayout.Group>
          <ChoiceList
            allowMultiple
            title={t('digests.form.audiences')}
            choices={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
            selected={draft.audiences}
            error={errorOf('audiences')}
            onChange={(selected: string[]) => {
              change({ audiences: AUDIENCES.filter((value) => selected.includes(value)) });
            }}
          />
        </FormLayout>
        {/* Lets Enter save from a field; the button that is seen is the window's own. */}
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
