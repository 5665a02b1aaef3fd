import { Select, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import { REPLY_FIELDS, type ReplyField, type ReplyLanguage } from '~/core/replies/reply';
import { REPLY_CURRENCIES, writeField } from '~/core/replies/write-field';
import type { FilledLetter } from './use-filled-letter';

const INPUT_TYPES = { day: 'date', time: 'time' } as const;
/** Of the others the input takes nothing else. */
const ERRORS = { day: 'replies.fields.day.error', money: 'replies.fields.amount.error' } as const;

/** What the letter says, as far as nobody but the merchant knows it. */
export function FieldsCard(props: { language: ReplyLanguage; letter: FilledLetter }) {
  const { language, letter } = props;
  const t = useTranslate();
  const hasMoney = letter.fields.some((field) => REPLY_FIELDS[field] === 'money');
  return (
    <TitledCard title={t('replies.fields.title')} text={t('replies.fields.text')} gap="300">
      {hasMoney && (
        <Select
          label={t('replies.fields.currency')}
          options={REPLY_CURRENCIES.map((value) => ({
            value,
            label: t(`replies.currency.${value}`),
          }))}
          value={letter.currency}
          onChange={(value) => {
            const currency = REPLY_CURRENCIES.find((each) => each === value);
            if (currency) letter.chooseCurrency(currency);
          }}
        />
      )}
      {letter.fields.map((field) => (
        <Field key={field} field={field} language={language} letter={letter} />
      ))}
    </TitledCard>
  );
}

function Field(props: { field: ReplyField; language: ReplyLanguage; letter: FilledLetter }) {
  const { field, language, letter } = props;
  const t = useTranslate();
  const kind = REPLY_FIELDS[field];
  const value = letter.typed(field);
  const written = writeField(field, value, {
    language,
    currency: letter.currency,
    today: letter.today,
  });
  const isWrong = value.trim() !== '' && written === null;
  return (
    <TextField
      label={t(`replies.field.${field}`)}
      type={kind === 'day' || kind === 'time' ? INPUT_TYPES[kind] : 'text'}
      inputMode={kind === 'money' ? 'decimal' : undefined}
      multiline={kind === 'words' || kind === 'lines' ? 2 : undefined}
      helpText={kind === 'words' ? t('replies.fields.words') : undefined}
      error={isWrong && (kind === 'day' || kind === 'money') ? t(ERRORS[kind]) : undefined}
      maxLength={500}
      autoComplete="off"
      value={value}
      onChange={(next) => {
        letter.type(field, next);
      }}
    />
  );
}
