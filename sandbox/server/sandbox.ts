import type { AdminLanguage } from '../admin/texts';
import type { ShownMail } from '../model';
import type { SettableClock } from '../store/clock';
import type { SandboxStore } from '../store/sandbox-store';
import { AccessTokens } from './access-tokens';
import type { AppConfiguration } from './app-configuration';
import type { ReceivedMail } from './mail-server';
import { performEdit, ProductEditor } from './product-editor';
import type { AppCredentials } from './signing';
import { writeState, type SandboxState } from './state-file';
import { WebhookSender } from './webhooks';

export interface SandboxOptions {
  store: SandboxStore;
  clock: SettableClock;
  credentials: AppCredentials;
  configuration: AppConfiguration;
  webhookRetryDelaysMs: number[];
  appOrigin: () => string;
  /** Path of a product's page in the app, `{id}` for the product's number; `null`: it has none. */
  productLink: string | null;
  /** What came in at the sandbox's mail server. */
  mails: readonly ReceivedMail[];
  /** What lies in the app's outbox. */
  outbox: () => Promise<ShownMail[]>;
  state: SandboxState;
  /** `null`: nothing outlives the process. */
  stateFile: string | null;
}

/** A store together with what Shopify keeps around it: the app's installation, tokens, webhooks, the admin. */
export class Sandbox {
  readonly store: SandboxStore;
  readonly clock: SettableClock;
  readonly credentials: AppCredentials;
  readonly configuration: AppConfiguration;
  readonly appOrigin: () => string;
  readonly productLink: string | null;
  readonly mails: readonly ReceivedMail[];
  readonly outbox: () => Promise<ShownMail[]>;
  readonly tokens: AccessTokens;
  readonly webhooks: WebhookSender;
  readonly editor: ProductEditor;
  language: AdminLanguage;
  #isInstalled: boolean;
  #optionalScopes: string[];
  #held: { topic: string; body: string }[] | null = null;

  constructor(private readonly options: SandboxOptions) {
    const { store, clock, configuration, state } = options;
    this.store = store;
    this.clock = clock;
    this.credentials = options.credentials;
    this.configuration = configuration;
    this.appOrigin = options.appOrigin;
    this.productLink = options.productLink;
    this.mails = options.mails;
    this.outbox = options.outbox;
    this.language = state.language;
    this.#isInstalled = state.isInstalled;
    this.#optionalScopes = state.optionalScopes;
    const save = () => {
      this.save();
    };
    this.tokens = new AccessTokens(() => clock.now().getTime(), save, state.grants);
    this.webhooks = new WebhookSender({
      subscriptions: () => [...configuration.subscriptions, ...subscriptionsMadeByApi(store)],
      apiVersion: configuration.apiVersion,
      apiSecret: options.credentials.apiSecret,
      shopDomain: store.shop.domain,
      appOrigin: options.appOrigin,
      now: () => clock.now(),
      retryDelaysMs: options.webhookRetryDelaysMs,
    });
    store.bulkAccess.restore(state.bulkQueriesUntil);
    store.flow.deploy(configuration.flowTriggers);
    replayEdits(store, clock, state.edits);
    for (const discount of state.discounts) store.discounts.set(discount.id, discount);
    this.editor = new ProductEditor(store, save, state.edits);
    store.optionalScopes = configuration.optionalScopes;
    this.#grant();
    store.on(({ topic, payload }) => {
      if (topic.startsWith('discounts/') || topic === 'bulk_operations/finish') this.save();
      this.#announce(topic, payload);
    });
    clock.onSet(() => {
      store.catchUp();
      this.save();
    });
  }

  get isInstalled(): boolean {
    return this.#isInstalled;
  }

  get storeName(): string {
    return this.store.shop.domain.replace('.myshopify.com', '');
  }

  install(): void {
    this.#isInstalled = true;
    this.#grant();
    this.save();
  }

  /** Tokens end first, as in Shopify: the app cannot call back from its uninstall webhook. */
  uninstall(): void {
    if (!this.#isInstalled) return;
    this.tokens.revokeAll();
    this.#announce('app/uninstalled', this.#shopPayload());
    this.#isInstalled = false;
    this.#optionalScopes = [];
    this.#grant();
    this.save();
  }

  /** The merchant allows what the app names as optional; anything else is left out. The app hears of a change. */
  grantOptional(scopes: readonly string[]): void {
    const previous = this.store.grantedScopes;
    const granted = this.#optionalScopes;
    this.#optionalScopes = this.configuration.optionalScopes.filter(
      (scope) => granted.includes(scope) || scopes.includes(scope),
    );
    this.#grant();
    this.save();
    const current = this.store.grantedScopes;
    if (current.length === previous.length) return;
    this.#announce(
      'app/scopes_update',
      JSON.stringify({ previous, current, updated_at: this.clock.now().toISOString() }),
    );
  }

  #grant(): void {
    this.store.grantedScopes = this.#isInstalled
      ? [...this.configuration.scopes, ...this.#optionalScopes]
      : [];
  }

  /** As the app's maker does in the Partner Dashboard. */
  allowBulkQueries(): void {
    this.store.bulkAccess.allow();
    this.save();
  }

  setLanguage(language: AdminLanguage): void {
    this.language = language;
    this.save();
  }

  /** One save in Shopify's admin sends one webhook, however many fields it changed: the last one says it all. */
  asOneSave<T>(change: () => T): T {
    this.#held = [];
    try {
      return change();
    } finally {
      const last = new Map(this.#held.map((event) => [event.topic, event]));
      this.#held = null;
      for (const { topic, body } of last.values()) this.#announce(topic, body);
    }
  }

  #announce(topic: string, body: string): void {
    if (!this.#isInstalled) return;
    if (this.#held) this.#held.push({ topic, body });
    else this.webhooks.send({ topic, body, triggeredAt: this.clock.now() });
  }

  #shopPayload(): string {
    const { shop, shopId } = this.store;
    const fields = JSON.stringify({
      name: shop.name,
      domain: shop.domain,
      myshopify_domain: shop.domain,
      currency: shop.currency,
      iana_timezone: shop.timeZone,
      primary_locale: shop.primaryLocale,
    });
    return `{"id":${shopId},${fields.slice(1)}`;
  }

  /** Writes what outlives the process; called after every change of it. */
  save(): void {
    if (!this.options.stateFile) return;
    writeState(this.options.stateFile, {
      seedNow: this.options.state.seedNow,
      lastNow: this.clock.now(),
      language: this.language,
      isInstalled: this.#isInstalled,
      optionalScopes: this.#optionalScopes,
      bulkQueriesUntil: this.store.bulkAccess.until,
      grants: this.tokens.toJSON(),
      edits: this.editor.edits,
      discounts: [...this.store.discounts.values()],
    });
  }
}

/** Nobody listens yet: what the app was told last time it is not told again. */
function replayEdits(
  store: SandboxStore,
  clock: SettableClock,
  edits: SandboxState['edits'],
): void {
  const now = clock.now();
  for (const edit of edits) {
    clock.set(new Date(edit.at));
    store.catchUp();
    performEdit(store, edit);
  }
  clock.set(now);
  store.catchUp();
}

/** `PRODUCTS_UPDATE` → `products/update`, `APP_UNINSTALLED` → `app/uninstalled`. */
function subscriptionsMadeByApi(store: SandboxStore) {
  return [...store.webhookSubscriptions.values()].map(({ topic, uri }) => ({
    topic: topic.toLowerCase().replace(/_(?=[^_]+$)/, '/'),
    uri,
  }));
}
