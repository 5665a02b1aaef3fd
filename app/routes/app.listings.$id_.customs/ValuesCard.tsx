import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import { HsCodeField } from '~/components/HsCodeField';
import { useTranslate } from '~/components/language';
import { OriginField } from '~/components/OriginField';
import { useSayValue } from '~/components/use-say-value';
import { ValueSuggestions } from '~/components/ValueSuggestions';
import { WeightField } from '~/components/WeightField';
import { CUSTOMS_KINDS, type CustomsKind } from '~/core/changes/change';
import type { Suggestion } from '~/core/changes/suggestions';
import type { HsEntry } from '~/core/customs/hs-texts';
import type { VariantValuesView } from '~/services/changes/views';
import type { SavingCustoms } from './use-save-customs';

/** Code, origin and weight of variants that get the same: of one, or of all. */
export function ValuesCard(props: {
  title: string;
  variants: readonly VariantValuesView[];
  /** Of the one variant's page in Shopify's admin. */
  address?: string;
  suggestions: readonly Suggestion[];
  hsEntries: readonly HsEntry[];
  saving: SavingCustoms;
}) {
  const { title, variants, address, suggestions, hsEntries } = props;
  const { draft, errors } = props.saving;
  const t = useTranslate();

  function fieldOf(kind: CustomsKind) {
    const values = [...new Set(variants.map((variant) => draft.valueOf(variant, kind)))];
    const fault = errors[kind];
    const error = fault && t(`customs.error.${fault}`);
    const onChange = (value: string) => {
      draft.type(variants, kind, value);
    };
    // Where variants differ, an empty field stands for all of them.
    const value = values.length === 1 ? (values[0] ?? '') : '';
    if (kind === 'hsCode') {
      const label = t('customs.hsCode');
      return <HsCodeField {...{ label, value, known: hsEntries, error, onChange }} />;
    }
    return kind === 'origin' ? (
      <OriginField {...{ value, error, onChange }} />
    ) : (
      <WeightField {...{ value, error, onChange }} isCleared={isCleared(values)} />
    );
  }

  /** A weight that Shopify has is typed away. */
  function isCleared(weights: readonly string[]): boolean {
    const isTypedAway = weights.length === 1 && weights[0] === '';
    return isTypedAway && variants.some(({ values }) => Boolean(values.weight));
  }

  /** Of what each variant has, only a code may be worth another look. */
  function helps({ kind }: Suggestion): boolean {
    return kind === 'hsCode' || variants.some(({ values }) => values[kind] === null);
  }

  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {address !== undefined && (
          <Text as="p">
            <Link url={address} target="_top">
              {t('adminPage.variant', { variant: title })}
            </Link>
          </Text>
        )}
        {CUSTOMS_KINDS.map((kind) => (
          <BlockStack key={kind} gap="200">
            {fieldOf(kind)}
            <Differing kind={kind} values={variants.map((each) => draft.valueOf(each, kind))} />
            <ValueSuggestions
              title={t('customs.suggested')}
              suggestions={suggestions.filter((each) => each.kind === kind && helps(each))}
              hsEntries={hsEntries}
              onUse={(value) => {
                draft.type(variants, kind, value);
              }}
            />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

/** As many as are read at a glance. */
const SAID = 5;

function Differing({ kind, values }: { kind: CustomsKind; values: string[] }) {
  const t = useTranslate();
  const sayValue = useSayValue();
  const different = [...new Set(values)];
  if (different.length < 2) return null;
  const said = different
    .slice(0, SAID)
    .map((value) => (value === '' ? t('customs.none') : sayValue(kind, value)));
  return (
    <Text as="p" tone="caution">
      {t('customs.differ', {
        values: [...said, ...(different.length > SAID ? ['…'] : [])].join(', '),
      })}
    </Text>
  );
}
