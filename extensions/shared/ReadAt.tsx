import { word } from './words';

/** When the listing was read from Shopify, as the admin writes dates. `instant` is ISO 8601. */
export function ReadAt({ instant }: { instant: string }) {
  const written = shopify.i18n.formatDate(new Date(instant), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (
    <s-text color="subdued">
      {word('extension.readAt')} {written}
    </s-text>
  );
}
