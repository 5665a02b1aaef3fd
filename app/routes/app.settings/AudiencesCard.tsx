import { BlockStack, Card, ChoiceList } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import { AUDIENCES, type Audience } from '~/core/listing/audience';
import { CatalogAccess } from './CatalogAccess';
import type { DraftFields } from './use-settings-draft';

/** Whom the store sells to: as Shopify's markets say, or as the merchant says. */
export function AudiencesCard(props: DraftFields & { marketAudiences: Audience[] | null }) {
  const { draft, change, errors, marketAudiences } = props;
  const t = useTranslate();
  const format = useFormatter();
  const named = (audiences: readonly Audience[]) =>
    format.list(audiences.map((audience) => t(`audience.${audience}`)));

  return (
    <Card>
      <BlockStack gap="400">
        <ChoiceList
          title={t('settings.audiences.by')}
          choices={[
            {
              value: 'markets',
              label: t('settings.audiences.markets'),
              helpText:
                marketAudiences === null || marketAudiences.length === 0
                  ? undefined
                  : t('settings.audiences.ofMarkets', { audiences: named(marketAudiences) }),
            },
            { value: 'choice', label: t('settings.audiences.choice') },
          ]}
          selected={[draft.audiences === null ? 'markets' : 'choice']}
          onChange={([by]) => {
            change({ audiences: by === 'markets' ? null : (marketAudiences ?? [...AUDIENCES]) });
          }}
        />
        {draft.audiences !== null && (
          <ChoiceList
            title={t('label.audience')}
            allowMultiple
            choices={AUDIENCES.map((value) => ({ value, label: t(`audience.${value}`) }))}
            selected={draft.audiences}
            error={errors.audiences && t(errors.audiences.id, errors.audiences.data)}
            onChange={(chosen) => {
              change({ audiences: AUDIENCES.filter((audience) => chosen.includes(audience)) });
            }}
          />
        )}
        <CatalogAccess />
      </BlockStack>
    </Card>
  );
}
