import { Link, Text } from '@shopify/polaris';
import { ADMIN_PAGES, adminPageOf } from '~/core/store/admin-address';
import { useTranslate } from './language';

/** To the page of Shopify's admin on which a rule's findings are fixed, where there is one. */
export function AdminPageLink({ rule }: { rule: string }) {
  const t = useTranslate();
  const page = adminPageOf(rule);
  return page === null ? null : (
    <Text as="p">
      <Link url={ADMIN_PAGES[page]} target="_top">
        {t(`adminPage.${page}`)}
      </Link>
    </Text>
  );
}
