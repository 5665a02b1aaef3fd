export interface WebhookSubscriptionRecord {
  __typename: 'WebhookSubscription';
  id: string;
  /** As the schema's enum: `PRODUCTS_UPDATE`. */
  topic: string;
  uri: string;
  format: string;
  filter: string | null;
  includeFields: string[];
  metafieldNamespaces: string[];
  name: string | null;
  createdAt: string;
}
