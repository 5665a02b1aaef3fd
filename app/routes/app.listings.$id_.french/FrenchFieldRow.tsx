import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris';
import { Folded } from '~/components/Folded';
import { useTranslate } from '~/components/language';
import type { FrenchField } from '~/services/changes/ports';
import type {
  FrenchMarket,
  FrenchReading,
  OtherFrench,
  SourceSince,
} from '~/services/changes/views';
import { FieldFindings } from './FieldFindings';
import { FrenchElsewhere } from './FrenchElsewhere';
import { FrenchInput } from './FrenchInput';
import { KeptTokens } from './KeptTokens';
import { Mending } from './Mending';
import { OutdatedFrench } from './OutdatedFrench';
import { ReadWords } from './ReadWords';
import { nameOf } from './use-french-draft';
import type { SavingFrench } from './use-save-french';

/** One text: the source, and its French to be typed. */
export function FrenchFieldRow(props: {
  listingId: string;
  field: FrenchField;
  reading: FrenchReading | undefined;
  since: SourceSince | null;
  others: OtherFrench[];
  /** Its typography or words can be mended by a button. */
  isMendable: boolean;
  locale: string;
  market: FrenchMarket | null;
  sourceLocale: string | null;
  saving: SavingFrench;
}) {
  const { listingId, field, reading, isMendable, locale, sourceLocale, saving } = props;
  const { draft, because, activeHtml } = saving;
  const t = useTranslate();
  const french = draft.frenchOf(field);
  const shown = draft.shownOf(field);
  const part = t(`french.part.${field.part}`);
  const sourceLabel = t('french.source', { part });
  const isHtml = field.part === 'description';
  const active = activeHtml[nameOf(field)];
  const isConflict =
    because?.why === 'changedMeanwhile' &&
    because.fields.some((each) => nameOf(each) === nameOf(field)) &&
    draft.isTyped(field);

  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="100">
          <Text as="h3" variant="bodyMd">
            {sourceLabel}
          </Text>
          {reading && (
            <ReadWords
              text={reading.source}
              lang={sourceLocale}
              label={sourceLabel}
              isHtml={isHtml}
            />
          )}
          {isHtml && (
            <Folded title={t('french.source.html')}>
              <div className="source-text source-html source-lines" tabIndex={0}>
                {shown.source}
              </div>
            </Folded>
          )}
        </BlockStack>
        <FrenchInput
          field={field}
          reading={reading}
          locale={locale}
          market={props.market}
          draft={draft}
          error={active && t('french.activeHtml.field', { parts: active })}
        />
      </InlineGrid>
      <FrenchElsewhere others={props.others} lang={locale} />
      {reading && <KeptTokens tokens={reading.tokens} hasFrench={french.trim() !== ''} />}
      {isConflict && (
        <Box padding="300" background="bg-surface-caution" borderRadius="200">
          <BlockStack gap="100">
            <Text as="p">{t('french.conflict.field')}</Text>
            <Text as="p" breakWord>
              {shown.french === null
                ? t('french.conflict.noFrench')
                : t('french.conflict.french', { french: shown.french })}
            </Text>
          </BlockStack>
        </Box>
      )}
      {field.isOutdated && (
        <OutdatedFrench
          since={props.since}
          lang={sourceLocale}
          onConfirm={
            draft.isTyped(field)
              ? null
              : () => {
                  draft.confirm(field);
                }
          }
        />
      )}
      {isMendable && french !== '' && (
        <Mending
          listingId={listingId}
          locale={locale}
          marketId={props.market?.id}
          field={field}
          draft={draft}
        />
      )}
      {reading && <FieldFindings reading={reading} />}
    </BlockStack>
  );
}
