import type {
  MetafieldIdentifierInput,
  MetafieldsSetInput,
} from '../../../schema/generated/inputs.generated';
import { gid } from '../../../store/ids';
import { OWN_NAMESPACE, ownNamespace } from '../../../store/metafields';
import type { MetafieldRecord, ProductRecord } from '../../../store/records';
import type { SandboxStore } from '../../../store/sandbox-store';
import { contentDigest } from '../../../store/translations';
import { connection, inOrder, type ConnectionArguments } from '../../connection';
import { userError, type UserError } from '../../errors';
import type { RequestContext, Resolvers } from '../../resolver';
import { productOrNull } from './products';

const MAX_METAFIELDS = 25;

export const metafieldResolvers: Resolvers = {
  Product: {
    metafields: (
      product: ProductRecord,
      args: ConnectionArguments & { namespace?: string | null; keys?: string[] | null },
    ) =>
      connection(
        inOrder(
          product.metafields.filter((field) => isWanted(field, args)),
          (field) => field.id,
        ),
        args,
      ),
    metafield: (product: ProductRecord, args: { namespace?: string | null; key: string }) =>
      product.metafields.find(
        (field) =>
          field.key === args.key &&
          field.namespace === (ownNamespace(args.namespace) ?? field.namespace),
      ) ?? null,
  },
  Metafield: {
    id: (field: MetafieldRecord) => gid('Metafield', field.id),
    jsonValue: (field: MetafieldRecord): unknown =>
      field.type === 'json' || field.type.startsWith('list.')
        ? JSON.parse(field.value)
        : field.value,
    compareDigest: digestOf,
  },
  Mutation: {
    metafieldsSet: (
      _root: unknown,
      args: { metafields: MetafieldsSetInput[] },
      { store }: RequestContext,
    ) => setMetafields(store, args.metafields),
    metafieldsDelete: (
      _root: unknown,
      args: { metafields: MetafieldIdentifierInput[] },
      { store }: RequestContext,
    ) => deleteMetafields(store, args.metafields),
  },
};

/** Shopify's digest is opaque; any digest of the content serves. */
function digestOf({ type, value }: MetafieldRecord): string {
  return contentDigest(`${type}\n${value}`);
}

function isWanted(
  field: MetafieldRecord,
  args: { namespace?: string | null; keys?: string[] | null },
): boolean {
  if (args.namespace && field.namespace !== args.namespace) return false;
  return (
    !args.keys ||
    args.keys.includes(`${field.namespace}.${field.key}`) ||
    args.keys.includes(field.key)
  );
}

function setMetafields(store: SandboxStore, inputs: MetafieldsSetInput[]) {
  const userErrors = checkMetafields(store, inputs);
  if (userErrors.length > 0) return { metafields: [], userErrors };
  const changed = new Set<ProductRecord>();
  const metafields = inputs.flatMap((input) => {
    const product = productOrNull(store, input.ownerId);
    if (!product) return [];
    changed.add(product);
    return [putMetafield(store, product, input)];
  });
  for (const product of changed) store.updated(product);
  return { metafields, userErrors: [] };
}

function checkMetafields(store: SandboxStore, inputs: MetafieldsSetInput[]): UserError[] {
  if (inputs.length > MAX_METAFIELDS) {
    const message = `Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`;
    return [userError(['metafields'], message, 'LESS_THAN_OR_EQUAL_TO')];
  }
  return inputs.flatMap((input, index): UserError[] => {
    const wrong = (field: string, message: string, code: string) => [
      userError(['metafields', String(index), field], message, code),
    ];
    if (!productOrNull(store, input.ownerId))
      return wrong('ownerId', 'Owner does not exist.', 'INVALID_VALUE');
    if (!input.type) return wrong('type', "Type can't be blank", 'BLANK');
    return isStale(store, input) ? wrong('compareDigest', STALE, 'STALE_OBJECT') : [];
  });
}

const STALE =
  'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';

/** A digest that is named has to be the field's; `null`: there has to be none. */
function isStale(store: SandboxStore, input: MetafieldsSetInput): boolean {
  if (input.compareDigest === undefined) return false;
  const product = productOrNull(store, input.ownerId);
  const field = product && fieldOf(product, input);
  return (field ? digestOf(field) : null) !== input.compareDigest;
}

function fieldOf(
  product: ProductRecord,
  { namespace, key }: { namespace?: string | null | undefined; key: string },
): MetafieldRecord | undefined {
  const inNamespace = ownNamespace(namespace) ?? OWN_NAMESPACE;
  return product.metafields.find((other) => other.namespace === inNamespace && other.key === key);
}

/** What is not there is answered with `null`, and is no error. */
function deleteMetafields(store: SandboxStore, inputs: MetafieldIdentifierInput[]) {
  const deletedMetafields = inputs.map((input) => {
    const product = productOrNull(store, input.ownerId);
    const field = product && fieldOf(product, input);
    if (!product || !field) return null;
    product.metafields.splice(product.metafields.indexOf(field), 1);
    store.catalogue.removePart(field);
    store.updated(product);
    return { ownerId: input.ownerId, namespace: field.namespace, key: field.key };
  });
  return { deletedMetafields, userErrors: [] };
}

function putMetafield(store: SandboxStore, product: ProductRecord, input: MetafieldsSetInput) {
  const namespace = ownNamespace(input.namespace) ?? OWN_NAMESPACE;
  let field = fieldOf(product, input);
  if (!field) {
    field = {
      __typename: 'Metafield',
      id: store.ids.next(),
      namespace,
      key: input.key,
      type: input.type ?? '',
      value: '',
      updatedAt: '',
    };
    product.metafields.push(field);
    store.catalogue.addPart(product, field);
  }
  Object.assign(field, { type: input.type ?? '', value: input.value, updatedAt: store.now() });
  return field;
}
