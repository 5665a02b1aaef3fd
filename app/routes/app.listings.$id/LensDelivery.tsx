import { BlockStack, InlineStack, Link, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import type { Lens, LensCustoms } from '~/core/lens/lens';
import { WordingBadge } from './LensWords';

/** How it gets there, what customs ask on the way, and what the store promises, as far as any of it is known. */
export function LensDelivery({ lens }: { lens: Lens }) {
  const { crossesBorder, customs, policies } = lens;
  const t = useTranslate();
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {t('lens.delivery')}
      </Text>
      {crossesBorder !== null && (
        <Text as="p">{t(crossesBorder ? 'lens.delivery.crosses' : 'lens.delivery.domestic')}</Text>
      )}
      {crossesBorder === true && (
        <ul className="findings">
          {customs.map((each) => (
            <li key={each.kind}>
              <CustomsLine customs={each} />
            </li>
          ))}
        </ul>
      )}
      {crossesBorder === true && (
        <Text as="p">
          <Link url="/app/border">{t('border.link')}</Link>
        </Text>
      )}
      {policies === undefined ? (
        <Text as="p" tone="subdued">
          {t('lens.policies.notRead')}
        </Text>
      ) : (
        policies.map(({ type, words, wording }) => (
          <InlineStack key={type} gap="200" blockAlign="center">
            <Text as="span">
              {words === null
                ? t(`lens.policy.${type}.none`)
                : t(`lens.policy.${type}`, { count: words })}
            </Text>
            <WordingBadge wording={wording} />
          </InlineStack>
        ))
      )}
    </BlockStack>
  );
}

function CustomsLine({ customs: { kind, given, notRead, of } }: { customs: LensCustoms }) {
  const t = useTranslate();
  const name = t(`history.kind.${kind}`);
  if (notRead === of) return t('lens.customs.notRead', { name });
  return t('lens.customs.given', { name, given, of, notRead });
}
