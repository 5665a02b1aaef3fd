import { BlockStack, Card, Link, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** One of home's cards, as tall as its neighbour whatever it says; `more` leads to the whole of it. */
export function HomeCard(props: {
  title: string;
  children: ReactNode;
  isShort?: boolean;
  more: { url: string; label: string };
}) {
  const { title, children, isShort = false, more } = props;
  return (
    <div className={isShort ? 'home-card--short' : undefined}>
      <Card>
        <div className="home-card-inside">
          <BlockStack gap="200">
            <Text as="h2" variant="headingSm">
              {title}
            </Text>
            {children}
          </BlockStack>
          <Link url={more.url}>{more.label}</Link>
        </div>
      </Card>
    </div>
  );
}

/** A line that is cut where it is too long, with what it counts beside it. */
export function HomeLine(props: { url: string; title: string; figure: string; tone?: 'caution' }) {
  const { url, title, figure, tone = 'subdued' } = props;
  return (
    <li>
      <span className="home-line-title">
        <Link url={url}>{title}</Link>
      </span>
      <span className="home-line-figure">
        <Text as="span" tone={tone}>
          {figure}
        </Text>
      </span>
    </li>
  );
}
