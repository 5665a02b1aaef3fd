/** A request that is answered by Shopify's front rather than by the API. */
export type RequestFault =
  | { kind: 'throttled' }
  | { kind: 'http'; status: 429; retryAfterSeconds: number }
  | { kind: 'http'; status: 500 | 502 | 503 };

export type BulkFault =
  /** The run fails; what was written until then can be had as partial data. */
  | {
      kind: 'failed';
      errorCode: 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | 'ACCESS_DENIED';
      afterLines: number;
    }
  /** The run completes, but the download ends in the middle of a line. */
  | { kind: 'cutDownload'; afterBytes: number };

/** What a test makes go wrong, once for each time it asks. */
export class Faults {
  /** Fields that the app may not read: `Type.field` and the access that Shopify would name. */
  readonly deniedFields = new Map<string, string>();
  /** Types of translatable resources that the app may not read, with the access that Shopify would name. */
  readonly deniedResourceTypes = new Map<string, string>();
  /** How long a new discount is missing from lists, as while Shopify's search has not caught up. */
  discountListLagMs = 0;
  /** What addresses of bulk results answer, as when they have lapsed; null: the result. */
  resultStatus: 403 | 404 | null = null;
  /** What the storage of uploads answers, as when a signature has lapsed; null: it takes the file. */
  uploadStatus: 403 | 503 | null = null;
  /** Global ids of products that no list shows, as those of a status that nobody asked for. */
  readonly unlisted = new Set<string>();
  private readonly requests: RequestFault[] = [];
  private readonly lostAnswers: string[] = [];
  private readonly bulks: BulkFault[] = [];

  failRequests(fault: RequestFault, times = 1): void {
    for (let n = 0; n < times; n += 1) this.requests.push(fault);
  }

  failNextBulk(fault: BulkFault): void {
    this.bulks.push(fault);
  }

  /** `denyField('Product.media', 'read_products')` */
  denyField(field: string, scope: string): void {
    this.deniedFields.set(field, scope);
  }

  /** These and no others. */
  denyFields(fields: readonly { field: string; scope: string }[]): void {
    this.deniedFields.clear();
    for (const { field, scope } of fields) this.denyField(field, scope);
  }

  /** The next call of this mutation is done, but its answer does not come through. */
  loseAnswerOf(mutation: string): void {
    this.lostAnswers.push(mutation);
  }

  takesAnswerOf(mutation: string): boolean {
    const at = this.lostAnswers.indexOf(mutation);
    if (at >= 0) this.lostAnswers.splice(at, 1);
    return at >= 0;
  }

  nextRequest(): RequestFault | null {
    return this.requests.shift() ?? null;
  }

  nextBulk(): BulkFault | null {
    return this.bulks.shift() ?? null;
  }

  clear(): void {
    this.requests.length = 0;
    this.bulks.length = 0;
    this.deniedFields.clear();
    this.deniedResourceTypes.clear();
    this.lostAnswers.length = 0;
    this.discountListLagMs = 0;
    this.resultStatus = null;
    this.uploadStatus = null;
    this.unlisted.clear();
  }
}
