import { Badge } from '@shopify/polaris';
import type { Severity } from '~/core/audit/outcome';
import { useTranslate } from './language';

// Never red: in Shopify's admin red is for errors and for what destroys.
const TONES = { high: 'warning', medium: 'attention', low: undefined } as const;

/** `count`: how many findings of that severity. */
export function SeverityBadge({ severity, count }: { severity: Severity; count?: number }) {
  const t = useTranslate();
  return (
    <Badge tone={TONES[severity]} toneAndProgressLabelOverride={t('label.severity')}>
      {count === undefined
        ? t(`severity.${severity}`)
        : t('severity.count', { severity: t(`severity.${severity}`), count })}
    </Badge>
  );
}
