import type { WebhookSubscriptionInput } from '../../schema/generated/inputs.generated';
import { SCHEMA_VERSION } from '../../schema/version';
import { gid, parseGid } from '../../store/ids';
import type { SandboxStore } from '../../store/sandbox-store';
import type { WebhookSubscriptionRecord } from '../../store/webhook-subscriptions';
import { connection, sortedBy, type ConnectionArguments } from '../connection';
import { notModelled, userError, type UserError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';

interface SubscriptionsArguments extends ConnectionArguments {
  topics?: string[] | null;
  uri?: string | null;
  query?: string | null;
}

export const webhookResolvers: Resolvers = {
  QueryRoot: {
    webhookSubscriptions: (
      _root: unknown,
      args: SubscriptionsArguments,
      { store }: RequestContext,
    ) => {
      if (args.query) throw notModelled('the search of webhook subscriptions');
      const found = [...store.webhookSubscriptions.values()].filter(
        (subscription) =>
          (!args.topics || args.topics.includes(subscription.topic)) &&
          (!args.uri || args.uri === subscription.uri),
      );
      return connection(
        sortedBy(
          found,
          (each) => each.id,
          (each) => each.createdAt,
        ),
        args,
      );
    },
    webhookSubscription: (_root: unknown, args: { id: string }, { store }: RequestContext) =>
      store.webhookSubscriptions.get(parseGid(args.id)?.id ?? '') ?? null,
  },
  WebhookSubscription: {
    id: (subscription: WebhookSubscriptionRecord) => gid('WebhookSubscription', subscription.id),
    apiVersion: () => ({ handle: SCHEMA_VERSION, displayName: SCHEMA_VERSION, supported: true }),
    legacyResourceId: (subscription: WebhookSubscriptionRecord) => subscription.id,
    updatedAt: (subscription: WebhookSubscriptionRecord) => subscription.createdAt,
  },
  Mutation: {
    webhookSubscriptionCreate: (
      _root: unknown,
      args: { topic: string; webhookSubscription: WebhookSubscriptionInput },
      { store }: RequestContext,
    ) => subscribe(store, args.topic, args.webhookSubscription),
    webhookSubscriptionDelete: (
      _root: unknown,
      args: { id: string },
      { store }: RequestContext,
    ) => {
      const deleted = store.webhookSubscriptions.delete(parseGid(args.id)?.id ?? '');
      return deleted
        ? { deletedWebhookSubscriptionId: args.id, userErrors: [] }
        : {
            deletedWebhookSubscriptionId: null,
            userErrors: [userError(['id'], 'Webhook subscription does not exist')],
          };
    },
  },
};

function subscribe(store: SandboxStore, topic: string, input: WebhookSubscriptionInput) {
  const refused = checkUri(store, topic, input);
  if (refused) return { webhookSubscription: null, userErrors: [refused] };
  const subscription: WebhookSubscriptionRecord = {
    __typename: 'WebhookSubscription',
    id: store.ids.next(),
    topic,
    uri: input.uri ?? '',
    format: input.format ?? 'JSON',
    filter: input.filter ?? null,
    includeFields: input.includeFields ?? [],
    metafieldNamespaces: input.metafieldNamespaces ?? [],
    name: input.name ?? null,
    createdAt: store.now(),
  };
  store.webhookSubscriptions.set(subscription.id, subscription);
  return { webhookSubscription: subscription, userErrors: [] };
}

function checkUri(
  store: SandboxStore,
  topic: string,
  input: WebhookSubscriptionInput,
): UserError | null {
  const field = ['webhookSubscription', 'callbackUrl'];
  const uri = input.uri ?? '';
  if (uri.trim() === '') return userError(field, "Address can't be blank");
  if (!/^(https|pubsub|arn):/.test(uri)) {
    return userError(field, `Address protocol ${uri.split(':')[0] ?? ''}:// is not supported`);
  }
  const taken = [...store.webhookSubscriptions.values()].some(
    (other) =>
      other.topic === topic && other.uri === uri && other.filter === (input.filter ?? null),
  );
  return taken ? userError(field, 'Address for this topic has already been taken') : null;
}
