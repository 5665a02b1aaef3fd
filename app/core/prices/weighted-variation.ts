/**
 * Standard deviation over mean of amounts that weigh as long as they held. West (1979): weighted mean and variance in one
 * pass, without the cancellation of the textbook formula.
 */
export class WeightedVariation {
  #first: number | null = null;
  #isConstant = true;
  #weight = 0;
  #mean = 0;
  #squares = 0;

  add(amount: number, weight: number): void {
    if (this.#first === null) this.#first = amount;
    else if (amount !== this.#first) this.#isConstant = false;
    this.#weight += weight;
    const delta = amount - this.#mean;
    this.#mean += (delta * weight) / this.#weight;
    this.#squares += weight * delta * (amount - this.#mean);
  }

  /** 0 without any amount. */
  get coefficient(): number {
    // Rounding alone would give a constant price a variation of about 1e-17.
    if (this.#isConstant) return 0;
    return Math.sqrt(Math.max(0, this.#squares) / this.#weight) / this.#mean;
  }
}
