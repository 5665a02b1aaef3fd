import { List, Text } from '@shopify/polaris';
import type { RuleEffect } from '~/services/changes/views';
import { titleOfRule } from '~/locales/rule-title';
import { useTranslate } from './language';

/** Which findings would come and go with what is previewed: said before anything is written. */
export function Effects({ effects }: { effects: readonly RuleEffect[] }) {
  const t = useTranslate();
  const lines = (['closes', 'opens'] as const).flatMap((what) =>
    effects
      .filter((effect) => effect[what] > 0)
      .map(({ rule, [what]: count }) => ({
        key: `${what} ${rule}`,
        text: t(`bulk.effect.${what}`, { count, rule: titleOfRule(t, rule) }),
      })),
  );
  if (lines.length === 0) return <Text as="p">{t('fix.verdict.nothing')}</Text>;
  return (
    <List>
      {lines.map(({ key, text }) => (
        <List.Item key={key}>{text}</List.Item>
      ))}
    </List>
  );
}
