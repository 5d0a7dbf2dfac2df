/** So many may be at work at once; the others wait in the order in which they came. */
export class Places {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(places: number) {
    this.free = places;
  }

  async run(work: () => Promise<void>): Promise<void> {
    if (this.free > 0) this.free -= 1;
    // Whoever leaves hands the place over.
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
