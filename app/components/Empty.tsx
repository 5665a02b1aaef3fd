import { BlockStack, Button, InlineStack, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import firstSync from './drawings/first-sync.svg?inline';
import nothingFound from './drawings/nothing-found.svg?inline';

/** Within the page: asked for, they came after its scripts on a slow network, a second after the words around them. */
const DRAWINGS = { firstSync, nothingFound };

interface EmptyAction {
  content: string;
  url?: string;
  onAction?: () => void;
  loading?: boolean;
}

/** What stands in the place of nothing. Drawn by the server, its picture too: Polaris's own has it come once scripts run. */
export function Empty(props: {
  image: keyof typeof DRAWINGS;
  heading: string;
  /** The page's primary one: for a page that has none otherwise. */
  action?: EmptyAction;
  secondaryAction?: EmptyAction;
  children: ReactNode;
}) {
  const { image, heading, action, secondaryAction, children } = props;
  return (
    <div className="empty">
      <BlockStack gap="400" inlineAlign="center">
        <img src={DRAWINGS[image]} alt="" width={240} height={180} />
        <Text as="p" variant="headingMd" alignment="center">
          {heading}
        </Text>
        <div className="empty-text">{children}</div>
        {(action ?? secondaryAction) && (
          <InlineStack gap="200" align="center">
            {secondaryAction && <EmptyButton {...secondaryAction} />}
            {action && <EmptyButton {...action} isPrimary />}
          </InlineStack>
        )}
      </BlockStack>
    </div>
  );
}

function EmptyButton(props: EmptyAction & { isPrimary?: boolean }) {
  const { content, url, onAction, loading = false, isPrimary = false } = props;
  return (
    <Button
      variant={isPrimary ? 'primary' : 'secondary'}
      url={url}
      onClick={onAction}
      loading={loading}
    >
      {content}
    </Button>
  );
}
