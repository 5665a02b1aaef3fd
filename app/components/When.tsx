import { useFormatter } from './language';

/** `instant` is ISO 8601. */
export function When({ instant, withTime = false }: { instant: string; withTime?: boolean }) {
  const format = useFormatter();
  // The browser's wording of a date may differ from Node's by a dot or a space.
  return (
    <time dateTime={instant} suppressHydrationWarning>
      {withTime ? format.dateTime(instant) : format.date(instant)}
    </time>
  );
}
