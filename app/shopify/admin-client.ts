import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  Kind,
  OperationTypeNode,
  print,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { GraphQLClient } from 'graphql-request';
import type { DeniedAccess } from '~/core/store/denied-access';
import { OutsideError, type OutsideErrorKind } from '~/services/outside-error';
import { API_VERSION } from './api-version';
import type { CostBucket, Priority, Wish } from './cost-bucket';
import { DeniedFields, deniedTopicOf, type Permitted } from './denied-fields';
import { FieldsDeniedError } from './errors';
import { FailedAttempt, refusal, startOf, unreachable } from './failed-attempt';
import { costIn, errorIn, throwUserErrors, type QueryCost } from './graphql-answer';
import { systemTiming, type Timing } from './timing';
import { NOT_NOTED, type NoteUnknown } from './unknown-values';

/** Gives the store's access token; `rejected` is the one that Shopify has just refused, where there is one. */
type AccessTokenSource = (rejected?: string) => Promise<string>;

export interface AdminClientOptions {
  /** `example.myshopify.com` */
  store: string;
  accessToken: AccessTokenSource;
  /** One for each store. */
  bucket: CostBucket;
  /** Who waits for the answers; a person where not given. */
  priority?: Priority;
  timing?: Timing;
  fetch?: typeof fetch;
  /** The address of a store without a trailing slash; `https://<store>` where not given. */
  originOf?: (store: string) => string;
  /** For one attempt, answer included. */
  timeoutMs?: number;
  note?: NoteUnknown;
  /** Told of each attempt that was made. */
  onAttempt?: (attempt: Attempt) => void;
  /** Told of what a request failed with in the end. */
  onFailure?: (error: OutsideError) => void;
  /** Told of what Shopify does not let the app read, each time that something is read without it. */
  onDenied?: (denied: DeniedAccess) => Promise<void>;
}

/** One attempt at one operation. */
export interface Attempt {
  operation: string;
  /** Points that Shopify took; `null` where it did not say. */
  points: number | null;
  failure: OutsideErrorKind | null;
}

export interface RequestOptions {
  /** Points; where not given, what the operation asked for last time. */
  estimatedCost?: number;
  /** Not sent when this has passed since the call: for a caller who then looks whether it was. */
  sendWithinMs?: number;
}

const MAX_ATTEMPTS = 6;
const TIMEOUT_MS = 30_000;
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** A longer `Retry-After` is left to the job queue. */
const MAX_RETRY_AFTER_MS = 60_000;

/** Sends typed documents to one store's Admin API, within its rate limit, again where that can help. */
export class AdminClient {
  readonly #timing: Timing;
  readonly #url: string;
  readonly #denied = new DeniedFields();
  /** For whoever reads an answer and finds in it what this version of the app does not know. */
  readonly note: NoteUnknown;

  constructor(private readonly options: AdminClientOptions) {
    this.#timing = options.timing ?? systemTiming;
    this.note = options.note ?? NOT_NOTED;
    const origin = options.originOf?.(options.store) ?? `https://${options.store}`;
    this.#url = `${origin}/admin/api/${API_VERSION}/graphql.json`;
  }

  /**
   * Where Shopify denies fields of listings that can be judged without them, the answer lacks those.
   *
   * @throws OutsideError
   */
  async request<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options: RequestOptions = {},
  ): Promise<Data> {
    try {
      return await this.#askFor(document, variables, options);
    } catch (error) {
      if (error instanceof OutsideError) this.options.onFailure?.(error);
      throw error;
    }
  }

  /** The document without the fields that are known to be denied. */
  async permitted(document: DocumentNode): Promise<DocumentNode> {
    return (await this.#leaveOut(document)).document;
  }

  /** What was denied is asked for again. */
  forgetDenials(): void {
    this.#denied.forget();
  }

  async #leaveOut(document: DocumentNode): Promise<Permitted> {
    const permitted = this.#denied.leaveOut(
      operationOf(document).name,
      document,
      this.#timing.nowMs(),
    );
    for (const each of permitted.denied) await this.options.onDenied?.(each);
    return permitted;
  }

  async #askFor<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options: RequestOptions,
  ): Promise<Data> {
    const { name } = operationOf(document);
    for (;;) {
      const { document: permitted, leftOut } = await this.#leaveOut(document);
      try {
        // Only fields are left out that whoever reads the answer takes for absent.
        return await this.#send(permitted, variables, options);
      } catch (error) {
        if (!(error instanceof FieldsDeniedError)) throw error;
        const { denials } = error;
        if (this.#denied.learn(name, denials, { leftOut, nowMs: this.#timing.nowMs() })) continue;
        const permission = denials.find((each) => each.permission !== null)?.permission ?? null;
        await this.options.onDenied?.({ topic: deniedTopicOf(name), permission });
        throw error;
      }
    }
  }

  async #send<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    { estimatedCost, sendWithinMs = Infinity }: RequestOptions,
  ): Promise<Data> {
    const { operation, name } = operationOf(document);
    const calledAtMs = this.#timing.nowMs();
    let token = await this.options.accessToken();
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      const points = await this.#waitForPoints(estimatedCost ?? this.options.bucket.costOf(name));
      if (this.#timing.nowMs() - calledAtMs > sendWithinMs) {
        await this.#settle(name, points, undefined);
        throw new OutsideError('throttled', `${name} could not be sent in time`);
      }
      const outcome = await this.#attempt(document, variables, name, token, points);
      if (!(outcome instanceof FailedAttempt)) {
        if (operation === OperationTypeNode.MUTATION) throwUserErrors(name, outcome);
        return outcome;
      }
      if (outcome.status === 401 && !renewed) {
        renewed = true;
        token = await this.options.accessToken(token);
        continue;
      }
      const pause = this.#pauseMs(outcome, attempt, operation);
      if (pause === null) throw outcome.error;
      await this.#timing.sleep(pause);
    }
  }

  /** What was taken, which `#settle` gives back. */
  async #waitForPoints(cost: number): Promise<Wish> {
    const { bucket, priority = 'person' } = this.options;
    const wish = bucket.wish(cost, priority);
    for (;;) {
      const wait = await bucket.take(wish, this.#timing.nowMs());
      if (wait === 0) return wish;
      await this.#timing.sleep(wait);
    }
  }

  /** `extensions` of the answer, where there is one. */
  async #settle(name: string, points: Wish, extensions: unknown): Promise<QueryCost | null> {
    const cost = costIn(extensions);
    const told = {
      operation: name,
      requestedCost: cost?.requestedQueryCost ?? null,
      status: cost?.throttleStatus ?? null,
    };
    await this.options.bucket.settle(points, told, this.#timing.nowMs());
    return cost;
  }

  async #attempt<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    name: string,
    token: string,
    points: Wish,
  ): Promise<Data | FailedAttempt> {
    const told = (spent: number | null, outcome: Data | FailedAttempt): Data | FailedAttempt => {
      const failure = outcome instanceof FailedAttempt ? outcome.error.kind : null;
      this.options.onAttempt?.({ operation: name, points: spent, failure });
      return outcome;
    };
    const signal = AbortSignal.timeout(this.options.timeoutMs ?? TIMEOUT_MS);
    const send: typeof fetch = async (input, init) => {
      // A redirect would carry the access token to another host.
      const response = await (this.options.fetch ?? fetch)(input, { ...init, redirect: 'manual' });
      if (!response.ok) throw refusal(name, response, await startOf(response));
      return response;
    };
    const client = new GraphQLClient(this.#url, {
      fetch: send,
      errorPolicy: 'all',
      headers: { 'X-Shopify-Access-Token': token, Accept: 'application/json' },
    });
    let answer: { data: Data; errors?: unknown; extensions?: unknown };
    try {
      answer = await client.rawRequest<Data>({
        query: print(document),
        variables: { ...variables },
        signal,
      });
    } catch (error) {
      await this.#settle(name, points, undefined);
      const failed =
        error instanceof FailedAttempt
          ? error
          : new FailedAttempt(unreachable(name, error, signal));
      return told(null, failed);
    }
    const cost = await this.#settle(name, points, answer.extensions);
    return told(cost?.actualQueryCost ?? null, this.#judge(name, answer, cost));
  }

  #judge<Data>(
    name: string,
    answer: { data: Data; errors?: unknown },
    cost: QueryCost | null,
  ): Data | FailedAttempt {
    const status = cost?.throttleStatus ?? null;
    const requestedCost = cost?.requestedQueryCost ?? null;
    const error = errorIn(name, answer.errors);
    if (!error) {
      const empty = answer.data === null || answer.data === undefined;
      return empty
        ? new FailedAttempt(new OutsideError('unavailable', `${name} got no data`))
        : answer.data;
    }
    if (error.kind !== 'throttled') return new FailedAttempt(error);
    if (status && requestedCost !== null && requestedCost > status.maximumAvailable) {
      return new FailedAttempt(
        new OutsideError('invalid', `${name} costs more points than the store's bucket holds`),
      );
    }
    const wait = this.options.bucket.waitMs(requestedCost ?? 0, this.#timing.nowMs());
    return new FailedAttempt(error, wait > 0 ? wait : null);
  }

  /** `null`: not again. Mutations are only sent again where Shopify certainly has not run them. */
  #pauseMs(failed: FailedAttempt, attempt: number, operation: OperationTypeNode): number | null {
    const { kind, isTransient } = failed.error;
    if (!isTransient || attempt >= MAX_ATTEMPTS) return null;
    if (operation === OperationTypeNode.MUTATION && kind !== 'throttled') return null;
    const backoffMs = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));
    const jitter = this.#timing.random();
    if (failed.retryAfterMs === null) return backoffMs * (0.5 + jitter / 2);
    if (failed.retryAfterMs > MAX_RETRY_AFTER_MS) return null;
    return failed.retryAfterMs + FIRST_BACKOFF_MS * jitter;
  }
}

function operationOf(document: DocumentNode): { operation: OperationTypeNode; name: string } {
  const definition = document.definitions.find(
    (candidate): candidate is OperationDefinitionNode =>
      candidate.kind === Kind.OPERATION_DEFINITION,
  );
  if (!definition?.name) throw new Error('A document needs one operation with a name.');
  return { operation: definition.operation, name: definition.name.value };
}
