import { BlockStack, TextField } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { FrenchField } from '~/services/changes/ports';
import type { FrenchMarket, FrenchReading } from '~/services/changes/views';
import { DescriptionField } from './DescriptionField';
import { FrenchAsRead } from './FrenchAsRead';
import type { FrenchDraft } from './use-french-draft';

/** Where the French of one text is typed. */
export function FrenchInput(props: {
  field: FrenchField;
  reading: FrenchReading | undefined;
  locale: string;
  market: FrenchMarket | null;
  draft: FrenchDraft;
  error: string | undefined;
}) {
  const { field, reading, locale, market, draft, error } = props;
  const t = useTranslate();
  const french = draft.frenchOf(field);
  const { source } = draft.shownOf(field);
  const isHtml = field.part === 'description';
  const part = t(`french.part.${field.part}`);
  const label =
    market === null
      ? t('french.field', { part })
      : t('french.field.market', { part, market: market.name });
  const help = t('french.length', { source: source.length, french: french.length });
  const type = (typed: string) => {
    draft.type(field, typed);
  };
  const input = (
    <div lang={locale}>
      <TextField
        label={label}
        value={french}
        onChange={type}
        multiline={isHtml ? 8 : isLong(field) ? 3 : false}
        monospaced={isHtml}
        maxHeight={480}
        autoComplete="off"
        spellCheck
        error={error}
        helpText={help}
      />
    </div>
  );
  if (!isHtml) {
    return (
      <BlockStack gap="200">
        {input}
        <FrenchAsRead field={field} reading={reading} locale={locale} />
      </BlockStack>
    );
  }
  return (
    <DescriptionField
      label={label}
      lang={locale}
      html={french}
      isTyped={draft.isTyped(field)}
      reading={reading}
      onChange={type}
      onCopySource={() => {
        type(source);
      }}
      htmlField={input}
      asRead={<FrenchAsRead field={field} reading={reading} locale={locale} />}
      help={help}
      error={error}
    />
  );
}

const LONG = 60;

function isLong({ source }: FrenchField): boolean {
  return source.length > LONG || source.includes('\n');
}
