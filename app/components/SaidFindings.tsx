import { BlockStack, Text } from '@shopify/polaris';
import { useTranslate } from '~/components/language';
import { titleOfRule } from '~/locales/rule-title';
import type { SaidFinding } from '~/services/changes/views';

/** Findings in a line each, under what they have in common. */
export function SaidFindings({ title, findings }: { title: string; findings: SaidFinding[] }) {
  const t = useTranslate();
  if (findings.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="p" fontWeight="semibold">
        {title}
      </Text>
      <ul className="findings">
        {findings.map(({ rule, key, message }) => (
          <li key={`${rule} ${key}`}>
            <Text as="span" breakWord>
              {t('fix.finding', {
                rule: titleOfRule(t, rule),
                finding: t(message.id, message.data),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </BlockStack>
  );
}
