import { FormLayout, Select } from '@shopify/polaris';
import { useChangeAddress } from '~/components/address';
import { useTranslate } from '~/components/language';
import { TitledCard } from '~/components/TitledCard';
import { MOMENTS, REPLY_LANGUAGES, type Moment, type ReplyLanguage } from '~/core/replies/reply';
import type { OwnWordings } from './use-own-wording';

/** Which letter. While one is edited it cannot be changed: what is typed would be lost. */
export function ChooseCard(props: { moment: Moment; language: ReplyLanguage; own: OwnWordings }) {
  const { moment, language, own } = props;
  const t = useTranslate();
  const changeAddress = useChangeAddress();
  const isEditing = own.draft !== null;
  return (
    <TitledCard title={t('replies.choose')}>
      <FormLayout>
        <Select
          label={t('replies.moment')}
          options={MOMENTS.map((value) => ({ value, label: t(`replies.moment.${value}`) }))}
          value={moment}
          disabled={isEditing}
          onChange={(value) => {
            changeAddress({ moment: value }, { replace: true });
          }}
        />
        <Select
          label={t('replies.language')}
          options={REPLY_LANGUAGES.map((value) => ({
            value,
            label: t(`replies.language.${value}`),
          }))}
          value={language}
          disabled={isEditing}
          onChange={(value) => {
            changeAddress({ letter: value }, { replace: true });
          }}
        />
        {own.variants.length > 0 && (
          <Select
            label={t('replies.wording')}
            options={[
              { value: '', label: t('replies.wording.app') },
              ...own.variants.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={own.chosen?.id ?? ''}
            disabled={isEditing}
            onChange={own.choose}
          />
        )}
      </FormLayout>
    </TitledCard>
  );
}
