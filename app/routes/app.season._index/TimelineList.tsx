import { Link, List } from '@shopify/polaris';
import { useFormatter, useTranslate } from '~/components/language';
import type { AudienceSeason } from '~/services/season/views';
import { timelineEntries } from './timeline-entries';

export function TimelineList({ season }: { season: AudienceSeason }) {
  const t = useTranslate();
  const format = useFormatter();
  return (
    <List>
      {timelineEntries(season, t, format).map(({ key, text, url }) => (
        <List.Item key={key}>
          {/* The browser's wording of a date may differ from Node's by a dot or a space. */}
          <span suppressHydrationWarning>
            {url === undefined ? text : <Link url={url}>{text}</Link>}
          </span>
        </List.Item>
      ))}
    </List>
  );
}
