import {
  Icon,
  Spinner,
  Text,
  UnstyledLink,
  type MenuActionDescriptor,
  type PageProps,
} from '@shopify/polaris';
import { MenuHorizontalIcon } from '@shopify/polaris-icons';
import { useId } from 'react';
import { useTranslate } from './language';
import { useScreen } from './screen';

export type PageAction = Pick<
  MenuActionDescriptor,
  'content' | 'icon' | 'url' | 'target' | 'onAction' | 'disabled' | 'loading' | 'destructive'
>;

/** What can be done on a page besides its main action, for Polaris's `secondaryActions`: beside the title, on a phone in a sheet. */
export function usePageActions(actions: readonly PageAction[]): PageProps['secondaryActions'] {
  const { mdDown } = useScreen();
  if (!mdDown || actions.length === 0) return [...actions];
  return <ActionSheet actions={actions} />;
}

/** What React 18 has no types for, and hands on as it is. */
const opener = (id: string) => ({ popovertarget: id });
const POPOVER = { popover: 'auto' };

/**
 * Opened and closed by the browser itself, by its Popover API: Polaris's menu is drawn only once it is asked for, which
 * takes a slow phone more than the tenth of a second in which people expect an answer.
 */
function ActionSheet({ actions }: { actions: readonly PageAction[] }) {
  const t = useTranslate();
  const id = useId();
  // The sheet closes as one is pressed: what is under way is shown where it opens.
  const underWay = actions.find(({ loading }) => loading);
  return (
    <>
      <button
        type="button"
        className="page-actions-opener"
        aria-label={t('action.more')}
        {...opener(id)}
      >
        {underWay ? (
          <Spinner size="small" accessibilityLabel="" />
        ) : (
          <Icon source={MenuHorizontalIcon} />
        )}
      </button>
      {/* Within the button nobody would hear of it. */}
      <span role="status">
        {underWay && (
          <Text as="span" visuallyHidden>
            {underWay.content}
          </Text>
        )}
      </span>
      <div id={id} className="page-actions" {...POPOVER}>
        <ul>
          {actions.map((action) => (
            <li key={action.content}>
              <SheetItem action={action} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function SheetItem({ action }: { action: PageAction }) {
  const { content, url, target, destructive = false, disabled = false, loading = false } = action;
  const className = destructive ? 'page-action page-action-destructive' : 'page-action';
  if (url !== undefined) {
    return (
      <UnstyledLink url={url} target={target} className={className}>
        {content}
      </UnstyledLink>
    );
  }
  return (
    <button
      type="button"
      className={className}
      disabled={disabled || loading}
      onClick={({ currentTarget }) => {
        // First, and not by the browser: it closes nothing for a button that the press has disabled.
        currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
        action.onAction?.();
      }}
    >
      {content}
    </button>
  );
}
