import { Link, Text } from '@shopify/polaris';
import { momentOfRule } from '~/core/replies/moment-of-rule';
import { useTranslate } from './language';

/** To the letter for customers who meet what a rule is about, where there is one. */
export function ReplyLink({ rule }: { rule: string }) {
  const t = useTranslate();
  const moment = momentOfRule(rule);
  return moment === null ? null : (
    <Text as="p">
      <Link url={`/app/replies?moment=${moment}`}>
        {t('replies.see', { name: t(`replies.moment.${moment}`) })}
      </Link>
    </Text>
  );
}
