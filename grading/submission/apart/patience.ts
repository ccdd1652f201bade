/** CPU seconds that reading a piece may take; a fraction of one is enough for anything that a person wrote. */
const EACH = 2;
/** Large files take their time: seconds for each MiB. */
const PER_MIB = 0.05;

/** What is left of them for one submission: for the piece that is being read, and for all that come. */
export class Patience {
  #each: number;
  #now: number;
  #all: number;

  constructor(seconds: number = EACH) {
    this.#each = this.#now = seconds;
    this.#all = 2 * seconds;
  }

  /** This much more is to be read. */
  allow(bytes: number): void {
    const more = (bytes / 2 ** 20) * PER_MIB;
    this.#each += more;
    this.#all += more;
  }

  /** Another piece begins. */
  begin(): void {
    this.#now = Math.min(this.#each, this.#all);
  }

  use(seconds: number): void {
    this.#now -= seconds;
    this.#all -= seconds;
  }

  /** Whatever this piece has used, it has had its time. */
  give(): void {
    this.use(Math.max(0, this.#now));
  }

  /** For this piece. */
  get over(): boolean {
    return this.#now <= 0;
  }

  /** For all. */
  get spent(): boolean {
    return this.#all <= 0;
  }
}
