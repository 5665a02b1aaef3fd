import { handleize } from '../../store/handle';
import { gid, parseGid } from '../../store/ids';
import { OWN_NAMESPACE, ownNamespace } from '../../store/metafields';
import type { ListingStatus, Weight } from '../../../app/core/listing/listing';
import { toCents, type ProductRecord, type VariantRecord } from '../../store/records';
import type { ProductChange, SandboxStore } from '../../store/sandbox-store';
import { requestError, userError, type UserError } from '../errors';
import type { RequestContext, Resolvers } from '../resolver';
import { variantSource } from './products';

interface ProductInput {
  id?: string | null;
  title?: string | null;
  handle?: string | null;
  descriptionHtml?: string | null;
  status?: ListingStatus | null;
  vendor?: string | null;
  productType?: string | null;
  tags?: string[] | null;
  seo?: { title?: string | null; description?: string | null } | null;
}

interface ProductArguments {
  product?: ProductInput | null;
  input?: ProductInput | null;
}

interface InventoryInput {
  sku?: string | null;
  harmonizedSystemCode?: string | null;
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  requiresShipping?: boolean | null;
  measurement?: { weight?: Weight | null } | null;
}

interface VariantInput {
  id?: string | null;
  price?: string | null;
  compareAtPrice?: string | null;
  barcode?: string | null;
  inventoryItem?: InventoryInput | null;
}

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
}

const MAX_LENGTH = 255;
const MAX_ALT_LENGTH = 512;
const MAX_METAFIELDS = 25;
/** Shopify stores prices below this. */
const PRICE_LIMIT = 1_000_000_000_000_000_000;

export const productMutations: Resolvers = {
  Mutation: {
    productCreate: (_root: unknown, args: ProductArguments, { store }: RequestContext) =>
      create(store, oneInput(args, 'productCreate')),
    productUpdate: (_root: unknown, args: ProductArguments, { store }: RequestContext) =>
      update(store, oneInput(args, 'productUpdate')),
    productDelete: (_root: unknown, args: { input: { id: string } }, { store }: RequestContext) =>
      remove(store, args.input.id),
    productVariantsBulkUpdate: (
      _root: unknown,
      args: { productId: string; variants: VariantInput[]; allowPartialUpdates?: boolean | null },
      { store }: RequestContext,
    ) => updateVariants(store, args.productId, args.variants, args.allowPartialUpdates ?? false),
    inventoryItemUpdate: (
      _root: unknown,
      args: { id: string; input: InventoryInput },
      { store }: RequestContext,
    ) => updateInventory(store, args.id, args.input),
    fileUpdate: (
      _root: unknown,
      args: { files: { id: string; alt?: string | null }[] },
      { store }: RequestContext,
    ) => updateFiles(store, args.files),
    metafieldsSet: (
      _root: unknown,
      args: { metafields: MetafieldInput[] },
      { store }: RequestContext,
    ) => setMetafields(store, args.metafields),
  },
};

function oneInput(args: ProductArguments, mutation: string): ProductInput {
  const input = args.product ?? args.input;
  if (!input || (args.product && args.input)) {
    throw requestError(
      `${mutation} must include exactly one of the following arguments: input, product.`,
      'INVALID_FIELD_ARGUMENTS',
    );
  }
  return input;
}

function create(store: SandboxStore, input: ProductInput) {
  const handle = handleOf(input.handle) ?? handleOf(input.title) ?? 'product';
  const taken = handleize(input.handle ?? '') !== '' && store.catalogue.hasHandle(handle);
  const userErrors = [
    ...checkTexts({ ...input, title: input.title ?? '' }),
    ...(taken ? [handleTaken(input.handle ?? '')] : []),
  ];
  if (userErrors.length > 0) return { product: null, userErrors };
  const product = store.createProduct({
    handle: freeHandle(store, handle),
    title: input.title ?? '',
    descriptionHtml: input.descriptionHtml ?? '',
    status: input.status ?? 'ACTIVE',
    vendor: input.vendor ?? store.shop.name,
    productType: input.productType ?? '',
    tags: input.tags ?? [],
    seo: { title: input.seo?.title ?? null, description: input.seo?.description ?? null },
    options: [{ name: 'Title', values: ['Default Title'] }],
    variants: [
      {
        id: '',
        title: 'Default Title',
        sku: null,
        selectedOptions: [{ name: 'Title', value: 'Default Title' }],
        shopPrice: { price: { amount: 0, currency: store.shop.currency }, compareAt: null },
      },
    ],
    media: [],
  });
  return { product, userErrors: [] };
}

function update(store: SandboxStore, input: ProductInput) {
  const product = productOrNull(store, input.id ?? '');
  if (!product) return { product: null, userErrors: [userError(['id'], 'Product does not exist')] };
  const userErrors = checkTexts(input);
  const wanted = wantedHandle(product, input);
  const isTaken = wanted !== null && wanted !== product.handle && store.catalogue.hasHandle(wanted);
  if (isTaken && handleize(input.handle ?? '') !== '')
    userErrors.push(handleTaken(input.handle ?? ''));
  if (userErrors.length > 0) return { product, userErrors };
  const change: ProductChange = {};
  if (input.title != null) change.title = input.title;
  if (wanted !== null && wanted !== product.handle) change.handle = freeHandle(store, wanted);
  if (input.descriptionHtml != null) change.descriptionHtml = input.descriptionHtml;
  if (input.status != null) change.status = input.status;
  if (input.vendor != null) change.vendor = input.vendor;
  if (input.productType != null) change.productType = input.productType;
  if (input.tags != null) change.tags = input.tags;
  if (input.seo != null) {
    const { title = product.seo.title, description = product.seo.description } = input.seo;
    change.seo = { title, description };
  }
  return { product: store.editProduct(gid('Product', product.id), change), userErrors: [] };
}

function remove(store: SandboxStore, id: string) {
  const product = productOrNull(store, id);
  if (!product)
    return { deletedProductId: null, userErrors: [userError(['id'], 'Product does not exist')] };
  store.deleteProduct(id);
  return { deletedProductId: id, userErrors: [] };
}

function checkTexts(input: ProductInput): UserError[] {
  const errors: UserError[] = [];
  if (input.title?.trim() === '') errors.push(userError(['title'], "Title can't be blank"));
  const tooLong = (field: string, name: string) =>
    userError([field], `${name} is too long (maximum is ${MAX_LENGTH} characters)`);
  if ((input.title?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('title', 'Title'));
  if ((input.handle?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('handle', 'Handle'));
  if ((input.vendor?.length ?? 0) > MAX_LENGTH) errors.push(tooLong('vendor', 'Vendor'));
  if ((input.productType?.length ?? 0) > MAX_LENGTH) {
    errors.push(
      tooLong('productType', 'Product type'),
      tooLong('customProductType', 'Custom product type'),
    );
  }
  return errors;
}

function handleTaken(handle: string): UserError {
  return userError(
    ['input', 'handle'],
    `Handle '${handle}' already in use. Please provide a new handle.`,
  );
}

/** What has no letter or digit becomes `product`; blank leaves it to the title. */
function handleOf(text: string | null | undefined): string | null {
  return text?.trim() ? handleize(text) || 'product' : null;
}

/** A blank handle asks for the one that the title gives. */
function wantedHandle(product: ProductRecord, input: ProductInput): string | null {
  if (input.handle == null) return null;
  return handleOf(input.handle) ?? handleOf(input.title ?? product.title) ?? 'product';
}

/** A taken handle gets the next number: `boots` becomes `boots-1`, `boots-1` becomes `boots-2`. */
function freeHandle(store: SandboxStore, handle: string): string {
  const numbered = /^(.*?)(\d+)$/.exec(handle);
  const stem = numbered?.[1] ?? `${handle}-`;
  let number = BigInt(numbered?.[2] ?? 0);
  let free = handle;
  while (store.catalogue.hasHandle(free)) {
    number += 1n;
    free = `${stem}${number}`;
  }
  return free;
}

function productOrNull(store: SandboxStore, id: string): ProductRecord | null {
  const parsed = parseGid(id);
  return parsed?.type === 'Product' ? store.catalogue.find(parsed.id) : null;
}

function updateVariants(
  store: SandboxStore,
  productId: string,
  inputs: VariantInput[],
  allowPartial: boolean,
) {
  const product = productOrNull(store, productId);
  if (!product) {
    const missing = userError(['productId'], 'Product does not exist', 'PRODUCT_DOES_NOT_EXIST');
    return { product: null, productVariants: null, userErrors: [missing] };
  }
  const checked = inputs.map((input, index) => checkVariant(product, input, index));
  const userErrors = checked.flatMap((each) => each.errors);
  if (userErrors.length > 0 && !allowPartial) return { product, productVariants: null, userErrors };
  checked.forEach(({ variant, errors }, index) => {
    const input = inputs[index];
    if (variant && input && errors.length === 0) applyVariant(variant, input, store.now());
  });
  store.updated(product);
  const productVariants = checked.flatMap(({ variant }) =>
    variant ? [variantSource(product, variant)] : [],
  );
  return { product, productVariants, userErrors };
}

function checkVariant(
  product: ProductRecord,
  input: VariantInput,
  index: number,
): { variant: VariantRecord | null; errors: UserError[] } {
  const wrong = (field: string, message: string, code: string) =>
    userError(['variants', String(index), field], message, code);
  if (!input.id) {
    const error = wrong(
      'id',
      'Product variant is missing ID attribute',
      'PRODUCT_VARIANT_ID_MISSING',
    );
    return { variant: null, errors: [error] };
  }
  const digits = parseGid(input.id)?.id;
  const variant = product.variants.find((other) => other.id === digits);
  if (!variant) {
    const error = wrong('id', 'Product variant does not exist', 'PRODUCT_VARIANT_DOES_NOT_EXIST');
    return { variant: null, errors: [error] };
  }
  const errors: UserError[] = [];
  if (input.compareAtPrice != null && Number(input.compareAtPrice) >= PRICE_LIMIT) {
    errors.push(wrong('compareAtPrice', `must be less than ${PRICE_LIMIT}`, 'INVALID_INPUT'));
  }
  if (input.price != null && Number(input.price) < 0) {
    errors.push(
      wrong('price', 'Price must be greater than or equal to 0', 'GREATER_THAN_OR_EQUAL_TO'),
    );
  }
  return { variant, errors };
}

function applyVariant(variant: VariantRecord, input: VariantInput, now: string): void {
  if (input.price != null) variant.priceCents = toCents(Number(input.price));
  if (input.compareAtPrice !== undefined) {
    variant.compareAtCents =
      input.compareAtPrice === null ? null : toCents(Number(input.compareAtPrice));
  }
  if (input.barcode !== undefined) variant.barcode = input.barcode;
  if (input.inventoryItem) applyInventory(variant, input.inventoryItem);
  variant.updatedAt = now;
}

function applyInventory(variant: VariantRecord, input: InventoryInput): void {
  if (input.sku !== undefined) variant.sku = input.sku;
  const inventory = { ...variant.inventory };
  if (input.harmonizedSystemCode !== undefined)
    inventory.harmonizedSystemCode = input.harmonizedSystemCode;
  if (input.countryCodeOfOrigin !== undefined)
    inventory.countryOfOrigin = input.countryCodeOfOrigin;
  if (input.provinceCodeOfOrigin !== undefined)
    inventory.provinceOfOrigin = input.provinceCodeOfOrigin;
  if (input.requiresShipping != null) inventory.requiresShipping = input.requiresShipping;
  if (input.measurement?.weight) inventory.weight = input.measurement.weight;
  variant.inventory = inventory;
}

function updateInventory(store: SandboxStore, id: string, input: InventoryInput) {
  const parsed = parseGid(id);
  const owned =
    parsed?.type === 'InventoryItem' ? store.catalogue.findPart('InventoryItem', parsed.id) : null;
  if (owned?.record.__typename !== 'ProductVariant') {
    const message = "The product couldn't be updated because it does not exist.";
    return { inventoryItem: null, userErrors: [userError(['id'], message)] };
  }
  const userErrors = checkInventory(input);
  if (userErrors.length > 0) return { inventoryItem: null, userErrors };
  applyInventory(owned.record, input);
  store.updated(owned.product);
  return {
    inventoryItem: { __typename: 'InventoryItem', product: owned.product, variant: owned.record },
    userErrors: [],
  };
}

function checkInventory(input: InventoryInput): UserError[] {
  const errors: UserError[] = [];
  const weight = input.measurement?.weight;
  if (weight && weight.value < 0) {
    const units = { KILOGRAMS: 'kg', GRAMS: 'g', POUNDS: 'lb', OUNCES: 'oz' };
    const unit = units[weight.unit];
    const message = `Measurement weight value ${weight.value} ${unit} must be >= 0 ${unit}`;
    errors.push(userError(['input', 'measurement', 'weight'], message));
  }
  if (input.harmonizedSystemCode != null && !/^\d{6,13}$/.test(input.harmonizedSystemCode)) {
    const message = 'Harmonized system code must be a number between six and thirteen digits';
    errors.push(userError(['input', 'harmonizedSystemCode'], message));
  }
  return errors;
}

function mediaOrNull(store: SandboxStore, id: string) {
  const parsed = parseGid(id);
  switch (parsed?.type) {
    case 'MediaImage':
    case 'Video':
    case 'ExternalVideo':
    case 'Model3d':
      return store.catalogue.findPart(parsed.type, parsed.id)?.record ?? null;
    default:
      return null;
  }
}

function updateFiles(store: SandboxStore, files: { id: string; alt?: string | null }[]) {
  const unknown = files.filter((file) => !mediaOrNull(store, file.id)).map((file) => file.id);
  if (unknown.length > 0) {
    const list = JSON.stringify(unknown).replaceAll('","', '", "');
    const message =
      unknown.length === 1 ? `File id ${list} does not exist.` : `File ids ${list} do not exist.`;
    return { files: [], userErrors: [userError(['files'], message, 'FILE_DOES_NOT_EXIST')] };
  }
  const userErrors = files.flatMap((file, index): UserError[] =>
    (file.alt?.length ?? 0) > MAX_ALT_LENGTH
      ? [
          userError(
            ['files', String(index), 'alt'],
            `The alt value exceeds the maximum limit of ${MAX_ALT_LENGTH} characters.`,
            'ALT_VALUE_LIMIT_EXCEEDED',
          ),
        ]
      : [],
  );
  if (userErrors.length > 0) return { files: [], userErrors };
  for (const file of files) if (file.alt !== undefined) store.editPhotoAlt(file.id, file.alt);
  return { files: files.map((file) => mediaOrNull(store, file.id)), userErrors: [] };
}

function setMetafields(store: SandboxStore, inputs: MetafieldInput[]) {
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

function checkMetafields(store: SandboxStore, inputs: MetafieldInput[]): UserError[] {
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
    return input.type ? [] : wrong('type', "Type can't be blank", 'BLANK');
  });
}

function putMetafield(store: SandboxStore, product: ProductRecord, input: MetafieldInput) {
  const namespace = ownNamespace(input.namespace) ?? OWN_NAMESPACE;
  let field = product.metafields.find(
    (other) => other.namespace === namespace && other.key === input.key,
  );
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
