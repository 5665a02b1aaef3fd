import {
  Badge,
  BlockStack,
  Box,
  Button,
  InlineGrid,
  InlineStack,
  Text,
  TextField,
} from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { FrenchField } from '~/services/changes/ports';
import type { SaidFinding } from '~/services/changes/views';
import { Mending } from './Mending';
import { nameOf } from './use-french-draft';
import type { SavingFrench } from './use-save-french';

/** One text: the source, and its French to be typed. */
export function FrenchFieldRow(props: {
  listingId: string;
  field: FrenchField;
  findings: SaidFinding[];
  /** Its typography or words can be mended by a button. */
  isMendable: boolean;
  locale: string;
  saving: SavingFrench;
}) {
  const { listingId, field, findings, isMendable, locale, saving } = props;
  const { draft, because, activeHtml } = saving;
  const t = useTranslate();
  const french = draft.frenchOf(field);
  const shown = draft.shownOf(field);
  const active = activeHtml[nameOf(field)];
  const isConflict =
    because?.why === 'changedMeanwhile' &&
    because.fields.some((each) => nameOf(each) === nameOf(field)) &&
    draft.isTyped(field);

  return (
    <BlockStack gap="200">
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="bodyMd">
              {t('french.source', { part: t(`french.part.${field.part}`) })}
            </Text>
          </InlineStack>
          <Source text={shown.source} isHtml={field.part === 'description'} />
        </BlockStack>
        <div lang={locale}>
          <TextField
            label={t('french.field', { part: t(`french.part.${field.part}`) })}
            value={french}
            onChange={(typed) => {
              draft.type(field, typed);
            }}
            multiline={field.part === 'description' ? 8 : isLong(field) ? 3 : false}
            monospaced={field.part === 'description'}
            maxHeight={480}
            autoComplete="off"
            spellCheck
            error={active && t('french.activeHtml.field', { parts: active })}
            helpText={t('french.length', {
              source: shown.source.length,
              french: french.length,
            })}
          />
        </div>
      </InlineGrid>
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
      {field.isOutdated && !draft.isTyped(field) && (
        <InlineStack gap="200" blockAlign="center">
          <Badge tone="attention">{t('french.outdated')}</Badge>
          <Button
            variant="plain"
            onClick={() => {
              draft.confirm(field);
            }}
          >
            {t('french.confirm')}
          </Button>
        </InlineStack>
      )}
      {isMendable && french !== '' && (
        <Mending listingId={listingId} locale={locale} field={field} draft={draft} />
      )}
      {findings.map(({ rule, key, message }) => (
        <Text as="p" key={`${rule} ${key}`} tone="caution" breakWord>
          {t(message.id, message.data)}
        </Text>
      ))}
    </BlockStack>
  );
}

const LONG = 60;

function isLong({ source }: FrenchField): boolean {
  return source.length > LONG || source.includes('\n');
}

/** As text, whatever it is: nothing of the store's HTML is rendered here. */
function Source({ text, isHtml }: { text: string; isHtml: boolean }) {
  return (
    <div
      className={isHtml ? 'source-text source-html' : 'source-text'}
      tabIndex={isHtml ? 0 : undefined}
    >
      {text}
    </div>
  );
}
